// expect: compile-error | accepted
// why: joins the word from two halves
#include "stride.h"

#define JOIN(a, b) a##b
#define HIDDEN JOIN(__as, m__)

tensor conv1d_basic(tensor x, tensor kernel)
{
	HIDDEN volatile("nop");
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
