/*
 * TODO: the formula, and why it is so. Learners read this when they ask for the solution.
 *
 * y[i] = x[i] + x[i + 1] + ... + x[i + n - 1]
 */
#include "stride.h"

tensor neighbour_sums(tensor x, int n)
{
	int L = x.shape[0];
	int places = n <= L ? L - n + 1 : 0;
	tensor y = tensor_zeros(places);

	for (int i = 0; i < places; i++)
		for (int k = 0; k < n; k++)
			y.data[i] += x.data[i + k];
	return y;
}
