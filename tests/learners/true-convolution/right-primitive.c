// expect: accepted
#include "stride.h"

/* A network's layer does not flip, so flip first; zeros on both sides let every pair meet. */
tensor convolve_full(tensor f, tensor g)
{
	int taps = g.shape[0];
	tensor flipped = tensor_zeros(1, 1, taps);

	for (int k = 0; k < taps; k++)
		*tensor_at(flipped, 0, 0, k) = *tensor_at(g, taps - 1 - k);

	tensor all = conv_general_dilated(
	    tensor_reshape(f, 1, 1, -1), flipped, .pads = {{taps - 1, taps - 1}});

	return tensor_reshape(all, -1);
}
