// expect: accepted
#include "stride.h"

#define BITTE_KEIN_PAD 0

/* Skalarprodukt, rekursiv */
static float punkt(const float *a, const float *b, int wieviele)
{
	if (wieviele == 1) return a[0] * b[0];
	return punkt(a, b, wieviele / 2) + punkt(a + wieviele / 2, b + wieviele / 2, wieviele - wieviele / 2);
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	int laenge = x.shape[0], breite = kernel.shape[0], plaetze = laenge - breite + 1 + BITTE_KEIN_PAD;
	int stelle = 0;
	tensor antwort;
	if (plaetze < 0) plaetze = 0;
	antwort = tensor_zeros(plaetze);
weiter:
	if (stelle == plaetze) return antwort;
	antwort.data[stelle] = punkt(x.data + stelle, kernel.data, breite);
	stelle++;
	goto weiter;
}
