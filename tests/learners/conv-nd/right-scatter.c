// expect: accepted
#include "stride.h"
#include <stdbool.h>
#include <stdlib.h>

typedef struct { int rang; int mass[4]; int i[4]; } zaehler;   /* wie ein Kilometerzaehler */

static zaehler neu(const int *mass, int rang)
{
	zaehler z = { .rang = rang };
	for (int a = 0; a < rang; a++) z.mass[a] = mass[a];
	return z;
}

static bool weiter(zaehler *z)
{
	int a = z->rang;
	while (a--) {
		if (++z->i[a] < z->mass[a]) return true;
		z->i[a] = 0;
	}
	return false;
}

/* jede Stelle von x verteilt sich auf die Ausgaben, die sie sehen */
tensor conv_nd(tensor x, tensor kernel)
{
	int n = x.rank - 1, ci = x.shape[n], co = kernel.shape[n + 1];
	int stellen = tensor_size(x) / ci;
	double *summe = calloc(stellen * co, sizeof(double));
	zaehler ort = neu(x.shape, n);
	int xo = 0;
	do {
		zaehler zahn = neu(kernel.shape, n);
		int wo = 0;
		do {
			int ziel = 0, a;
			for (a = 0; a < n; a++) {
				int p = ort.i[a] - zahn.i[a] + (kernel.shape[a] - 1) / 2;
				if (p < 0 || p >= x.shape[a]) break;
				ziel = ziel * x.shape[a] + p;
			}
			if (a == n)
				for (int c = 0; c < ci; c++)
					for (int o = 0; o < co; o++)
						summe[ziel * co + o] += (double) x.data[xo * ci + c] * kernel.data[(wo * ci + c) * co + o];
			wo++;
		} while (weiter(&zahn));
		xo++;
	} while (weiter(&ort));
	x.shape[n] = co;
	tensor y = tensor_of(x.shape, x.rank);
	for (int i = 0; i < stellen * co; i++) y.data[i] = summe[i];
	free(summe);
	return y;
}
