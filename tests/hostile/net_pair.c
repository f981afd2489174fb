// expect: forbidden
// why: makes a pair of sockets
#define _GNU_SOURCE
#include "stride.h"

#include <sys/socket.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	int pair[2];

	socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
