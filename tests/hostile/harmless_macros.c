// expect: accepted
// why: defines keywords and common words away for whatever is compiled after it
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}

#define int +
#define float +
#define struct +
#define return +
#define sizeof +
#define tensor +
#define data +
#define shape +
#define rank +
#define if +
#define while +
#define main +
#define static +
#define const +
