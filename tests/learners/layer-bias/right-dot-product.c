// expect: accepted
#include "stride.h"
#include <stdlib.h>
#include <string.h>

/* Trick de mon prof : on copie tout dans un tampon, un produit scalaire par sortie. */
static double produit(const float *a, const float *w, int n, int pas)
{
	double s = 0;
	while (n-- > 0) { s += (double) *a * (double) *w; a++; w += pas; }
	return s;
}

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
	int L = x.shape[0], C = x.shape[1], K = kernel.shape[0], F = kernel.shape[2];
	int n = 1 + (L - 1) / stride, besoin = (n - 1) * stride + K, zeros = besoin > L ? besoin - L : 0;
	float *tampon = malloc((size_t) (L + zeros) * C * sizeof *tampon);
	memset(tampon, 0, (size_t) (L + zeros) * C * sizeof *tampon);
	memcpy(tampon + zeros / 2 * C, x.data, (size_t) L * C * sizeof *tampon);
	tensor y = tensor_zeros(n, F);
	for (int i = 0; i < n; i++)
		for (int f = 0; f < F; f++)
			y.data[i * F + f] = bias.data[f] + produit(tampon + i * stride * C, kernel.data + f, K * C, F);
	free(tampon);
	return y;
}
