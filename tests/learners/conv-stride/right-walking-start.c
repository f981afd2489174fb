// expect: accepted
#include "stride.h"

/* start marche le long de x, pas a pas */
tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
	int fin = x.shape[0], taille = kernel.shape[0];
	int debut = 0, nombre = 0, p;

	if (padding_mode == 0) {
		for (p = 0; p + taille <= fin; p += stride) nombre++;
	} else {
		int manque;
		for (p = 0; p < fin; p += stride) nombre++;
		manque = p - stride + taille - fin;
		if (manque > 0) debut = -(manque / 2);
	}
	tensor y = tensor_zeros(nombre);
	for (int i = 0; i < nombre; i++, debut += stride) {
		float *k = kernel.data;
		for (p = debut; p < debut + taille; p++, k++)
			if (0 <= p && p < fin)
				y.data[i] += x.data[p] * *k;
	}
	return y;
}
