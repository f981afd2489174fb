// expect: accepted
#include "stride.h"
#include <stdlib.h>

/* Returns memory of its own. */
tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
	int padded = x.shape[0] + lo + hi;
	int places = padded >= kernel.shape[0] ? padded - kernel.shape[0] + 1 : 0;
	tensor y;
	y.rank = 1;
	y.shape[0] = places;
	y.data = malloc((places + 1) * sizeof(float));
	for (int i = 0; i < places; i++) y.data[i] = 0.0f;
	for (int j = 0; j < x.shape[0]; j++) {
		int where = j + lo;              /* on the padded line */
		if (where < 0 || where >= padded) continue;
		for (int k = 0; k < kernel.shape[0]; k++)
			if (where - k >= 0 && where - k < places)
				y.data[where - k] += x.data[j] * kernel.data[k];
	}
	return y;
}
