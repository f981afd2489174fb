// expect: accepted
#include "stride.h"

struct maasse { int innen, spann; };

static struct maasse messen(int l, int k, int davor, int dahinter, int kd, int ld)
{
	struct maasse m;
	m.innen = davor + dahinter + (l ? (l - 1) * ld + 1 : 0);
	m.spann = (k - 1) * kd + 1;
	return m;
}

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
	struct maasse m = messen(length, kernel, lo, hi, kernel_dilation, input_dilation);
	int plaetze = 0;

	if (m.innen < m.spann)
		goto fertig;
	/* wie ceil((innen - spann + 1) / stride), ohne Komma */
	plaetze = (m.innen - m.spann + stride) / stride;
fertig:
	return plaetze;
}
