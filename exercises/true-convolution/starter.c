#include "stride.h"

/*
 * f: (L)   g: (K), either may be the longer one   result: (L + K - 1)
 *
 * The convolution of mathematics: number n of the result is the sum of
 * f[n - k] * g[k] over all k for which both are there.
 */
tensor convolve_full(tensor f, tensor g)
{
	(void)g; /* delete this line once you use g */

	return f; /* not yet: this is f itself */
}
