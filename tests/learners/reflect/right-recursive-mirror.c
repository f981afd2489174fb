// expect: accepted
#include "stride.h"

tensor X; int letzter;

float spiegel(int wo)
{
	return wo < 0 ? spiegel(-wo) : wo > letzter ? (letzter == 0 ? X.data[0] : spiegel(2 * letzter - wo)) : X.data[wo];
}

tensor conv_reflect(tensor x, tensor kernel)
{
	X = x; letzter = x.shape[0] - 1;
	int davor = (kernel.shape[0] + 1) / 2 - 1;
	tensor antwort = tensor_zeros(x.shape[0]);
	for (int i = 0; i <= letzter; i++) {
		double summe = 0;
		for (int k = kernel.shape[0] - 1; k >= 0; k--)
			summe += kernel.data[k] * (double) spiegel(i - davor + k);
		antwort.data[i] = (float) summe;
	}
	return antwort;
}
