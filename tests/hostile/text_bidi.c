// expect: accepted
// why: hides in a comment that reads backwards
#include "stride.h"

/* ‮ } ⁦if (right)⁩ ⁦ begin */
tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
/* end ‮ { ⁦*/
