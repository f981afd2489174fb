// expect: runtime-error
// why: calls nothing
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	void (*volatile nothing)(void) = 0;

	nothing();
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
