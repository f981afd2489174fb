// expect: wrong-answer
// mistake: zero-padding
// SAME, because the length stays.
#include "stride.h"
tensor conv_circular(tensor x, tensor kernel)
{
	tensor o = conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1), .padding = "SAME");
	return tensor_reshape(o, -1);
}
