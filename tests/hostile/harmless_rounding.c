// expect: accepted
// why: leaves the processor rounding upward
#include "stride.h"

#include <fenv.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor y = tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);

	fesetround(FE_UPWARD);
	return y;
}
