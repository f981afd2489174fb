// expect: runtime-error
// why: aborts
#include "stride.h"

#include <stdlib.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	abort();
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
