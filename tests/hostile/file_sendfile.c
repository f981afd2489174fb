// expect: forbidden
// why: copies from one inherited descriptor to another
#define _GNU_SOURCE
#include "stride.h"

#include <sys/sendfile.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	sendfile(1, 0, 0, 4096);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
