// expect: runtime-error
// why: jumps to a place that never was
#include "stride.h"

#include <setjmp.h>

static jmp_buf nowhere;

tensor conv1d_basic(tensor x, tensor kernel)
{
	longjmp(nowhere, 1);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
