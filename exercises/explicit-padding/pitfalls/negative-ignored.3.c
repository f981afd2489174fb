/* negative-ignored: all of x is copied between its zeros, also where there is no room for it. */
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
	int L = x.shape[0], K = kernel.shape[0];
	tensor padded = tensor_zeros(L + lo + hi);
	int N = K <= L + lo + hi ? L + lo + hi - K + 1 : 0;
	tensor y = tensor_zeros(N);

	for (int i = 0; i < L; i++)
		*tensor_at(padded, lo + i) = x.data[i];
	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += padded.data[i + k] * kernel.data[k];
	return y;
}
