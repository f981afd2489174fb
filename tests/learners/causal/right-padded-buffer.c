// expect: accepted
#include "stride.h"
#include <string.h>

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
	int L = x.shape[0], K = kernel.shape[0], reach = dilation * (K - 1);
	tensor past = tensor_zeros(reach + L);
	memcpy(&past.data[reach], x.data, L * sizeof *x.data);
	tensor y = tensor_zeros(L);
	double acc;
	int i, k;
	for (i = 0; i != L; i++) {
		for (acc = 0, k = 0; k != K; k++)
			acc += (double) *tensor_at(past, i + k * dilation) * *tensor_at(kernel, k);
		*tensor_at(y, i) = (float) acc;
	}
	return y;
}
