// expect: accepted
#include "stride.h"

/* Ein Zeiger laeuft im Kreis. */
tensor conv_circular(tensor x, tensor kernel)
{
	float *anfang = x.data, *ende = x.data + x.shape[0];
	float *start = anfang;
	tensor y = tensor_zeros(x.shape[0]);
	int z = (kernel.shape[0] - 1) / 2;

	while (z-- > 0) {
		if (start == anfang) start = ende;
		start--;
	}
	for (float *o = y.data; o != y.data + x.shape[0]; o++) {
		float *p = start, *k = kernel.data;
		while (k != kernel.data + kernel.shape[0]) {
			*o += *p * *k++;
			if (++p == ende) p = anfang;
		}
		if (++start == ende) start = anfang;
	}
	return y;
}
