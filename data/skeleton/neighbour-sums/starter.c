#include "stride.h"

/*
 * x: (L)   result: (L - n + 1), or (0) where n is greater than L
 *
 * Return the sum of each n neighbours of x.
 */
tensor neighbour_sums(tensor x, int n)
{
	(void)n; /* delete this line once you use n */

	return x; /* not yet: this is the input itself */
}
