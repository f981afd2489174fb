// expect: runtime-error
// mistake: bounce-once
// A macro that mirrors at the right end and then at the left, each one time.
#include "stride.h"
#define LEFT(i) ((i) < 0 ? -(i) : (i))
#define RIGHT(i, n) ((i) > (n) - 1 ? 2 * ((n) - 1) - (i) : (i))

tensor conv_reflect(tensor x, tensor kernel)
{
	tensor y = tensor_zeros(x.shape[0]);
	int i, k, f = (kernel.shape[0] - 1) / 2, n = x.shape[0];
	for (i = 0; i < n; i++)
		for (k = 0; k < kernel.shape[0]; k++) {
			int j = i + k - f;
			j = RIGHT(j, n);
			j = LEFT(j);
			y.data[i] += x.data[j] * kernel.data[k];
		}
	return y;
}
