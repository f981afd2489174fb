// expect: forbidden
// why: changes the mode of whatever file it inherited
#define _GNU_SOURCE
#include "stride.h"

#include <sys/stat.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	fchmod(0, 0777);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
