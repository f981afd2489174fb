// expect: accepted
#include "stride.h"

tensor conv_circular(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int lo = (K - 1) / 2, hi = K / 2;
	tensor padded = tensor_zeros(1, 1, lo + L + hi);
	int from = 0;

	/* Start so many steps before x[0], and then walk on and on around the ring. */
	for (int n = 0; n < lo; n++)
		from = from == 0 ? L - 1 : from - 1;
	for (int n = 0; n < lo + L + hi; n++) {
		*tensor_at(padded, 0, 0, n) = *tensor_at(x, from);
		from = from == L - 1 ? 0 : from + 1;
	}
	tensor y =
	    conv_general_dilated(padded, tensor_reshape(kernel, 1, 1, K), .padding = "VALID");

	return tensor_reshape(y, L);
}
