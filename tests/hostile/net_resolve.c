// expect: forbidden
// why: asks the name service
#define _GNU_SOURCE
#include "stride.h"

#include <netdb.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	struct addrinfo *found = 0;

	getaddrinfo("example.org", "80", 0, &found);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
