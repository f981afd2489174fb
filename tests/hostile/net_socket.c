// expect: forbidden
// why: reaches for the network
#define _GNU_SOURCE
#include "stride.h"

#include <sys/socket.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	socket(AF_INET, SOCK_STREAM, 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
