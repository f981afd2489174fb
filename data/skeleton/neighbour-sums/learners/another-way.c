// expect: accepted
/* TODO: a right answer made in another way than the reference: only that shows that the reference
 * is right. */
#include "stride.h"

tensor neighbour_sums(tensor x, int n)
{
	int L = x.shape[0];
	tensor y = tensor_zeros(n > L ? 0 : L - n + 1);

	for (int at = 0; at < L; at++)
		for (int i = at - n + 1; i <= at; i++)
			if (i >= 0 && i + n <= L)
				y.data[i] += x.data[at];
	return y;
}
