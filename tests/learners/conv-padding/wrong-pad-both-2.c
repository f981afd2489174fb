// expect: wrong-shape
// mistake: pad-both
// (K - 1) / 2 on both sides, given to the primitive as a pair.
#include "stride.h"
tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
	int k = kernel.shape[0], half = (k - 1) / 2;
	tensor a = tensor_reshape(x, 1, 1, -1);
	tensor b = tensor_reshape(kernel, 1, 1, -1);
	tensor c;
	if (padding_mode == 0)
		c = conv_general_dilated(a, b, .padding = "VALID");
	else
		c = conv_general_dilated(a, b, .pads = {{half, half}});
	return tensor_reshape(c, c.shape[2]);
}
