// expect: accepted
#include "stride.h"
#include <stdio.h>

#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))

/* nur die k, fuer die beide da sind */
tensor convolve_full(tensor f, tensor g)
{
	int L = f.shape[0], K = g.shape[0], n = 0;
	tensor y = tensor_zeros(L + K - 1);
	while (n < L + K - 1) {
		int von = MAX(0, n - L + 1), bis = MIN(n, K - 1);
		double summe = 0;
		if (n == 0) printf("k von %d bis %d\n", von, bis);
		for (int k = von; k <= bis; k++) summe += (double) f.data[n - k] * g.data[k];
		y.data[n++] = summe;
	}
	return y;
}
