// expect: accepted
// why: keeps a variable of its thread
#include "stride.h"

_Thread_local int calls = 1;

tensor conv1d_basic(tensor x, tensor kernel)
{
	calls++;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
