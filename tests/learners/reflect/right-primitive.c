// expect: accepted
#include "stride.h"

/* Walks from x[0] to the right, then from x[0] to the left, and turns at each mirror. */
tensor conv_reflect(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int lo = (K - 1) / 2, hi = K / 2;
	tensor padded = tensor_zeros(1, lo + L + hi, 1);

	for (int n = 0, at = 0, step = 1; n < L + hi; n++) {
		*tensor_at(padded, 0, lo + n, 0) = *tensor_at(x, at);
		if (L > 1 && (at + step < 0 || at + step == L))
			step = -step;
		at += L > 1 ? step : 0;
	}
	for (int n = 1, at = 0, step = 1; n <= lo; n++) {
		if (L > 1 && (at + step < 0 || at + step == L))
			step = -step;
		at += L > 1 ? step : 0;
		*tensor_at(padded, 0, lo - n, 0) = *tensor_at(x, at);
	}
	tensor y = conv_general_dilated(
	    padded, tensor_reshape(kernel, K, 1, 1), .dimension_numbers = {"NWC", "WIO", "NWC"});

	return tensor_reshape(y, L);
}
