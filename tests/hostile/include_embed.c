// expect: compile-error
// why: embeds a file as the newest standard has it
#include "stride.h"

static const unsigned char stolen[] = {
#embed "/etc/passwd"
};

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
