// expect: forbidden
// why: asks which machine this is
#define _GNU_SOURCE
#include "stride.h"

#include <sys/utsname.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	struct utsname name;

	uname(&name);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
