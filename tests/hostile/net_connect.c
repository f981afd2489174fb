// expect: forbidden
// why: connects a socket that it might have inherited
#define _GNU_SOURCE
#include "stride.h"

#include <netinet/in.h>
#include <sys/socket.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons(53)};

	connect(3, (struct sockaddr *)&there, sizeof there);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
