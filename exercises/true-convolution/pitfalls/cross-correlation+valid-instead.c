/* cross-correlation+valid-instead: both indices grow together, in places where all of g lies on f.
 */
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
	int L = f.shape[0], K = g.shape[0];
	int N = K <= L ? L - K + 1 : 0;
	tensor y = tensor_zeros(N);

	for (int n = 0; n < N; n++)
		for (int k = 0; k < K; k++)
			y.data[n] += f.data[n + k] * g.data[k];
	return y;
}
