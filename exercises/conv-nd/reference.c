/*
 * y[p, o] = sum over k, c of x[p + k - front, c] * kernel[k, c, o]
 *
 * where the place p, the tap k and front are lists of n numbers, one for each axis of space; x is 0
 * outside, and front = (K - 1) / 2 rounded down in each axis by itself, as SAME has it for
 * stride 1.
 *
 * How many loops that is, only x knows. So places and taps are numbered through, in the order in
 * which they lie in memory, and each number is taken apart into its n coordinates as a number of
 * seconds is into hours, minutes and seconds: the last axis is the remainder, what is left over
 * goes on to the axis before.
 */
#include "stride.h"

#include <stddef.h>

/* How many cells the first n axes of a shape have. */
static int cells(const int *shape, int n)
{
	int product = 1;

	for (int axis = 0; axis < n; axis++)
		product *= shape[axis];
	return product;
}

/* The C numbers of x on which a tap of the kernel stands; NULL where those are zeros beside x. */
static const float *numbers_under(int tap, tensor kernel, int place, tensor x)
{
	int n = x.rank - 1;
	int step = x.shape[n]; /* how far away the neighbour along an axis is: C along the last */
	int distance = 0;

	for (int axis = n - 1; axis >= 0; axis--) {
		int S = x.shape[axis], K = kernel.shape[axis];
		int front = (K - 1) / 2;
		int at = place % S + tap % K - front;

		if (at < 0 || at >= S)
			return NULL;
		distance += at * step;
		step *= S;
		place /= S;
		tap /= K;
	}
	return x.data + distance;
}

tensor conv_nd(tensor x, tensor kernel)
{
	int n = x.rank - 1, C = x.shape[n], O = kernel.shape[n + 1];
	int places = cells(x.shape, n), taps = cells(kernel.shape, n);
	tensor like = x; /* the answer's shape, and x's numbers */

	like.shape[n] = O;
	tensor y = tensor_of(like.shape, like.rank);

	for (int p = 0; p < places; p++)
		for (int k = 0; k < taps; k++) {
			const float *number = numbers_under(k, kernel, p, x); /* (C) */
			const float *weight = kernel.data + k * C * O;        /* (C, O) */
			float *sum = y.data + p * O;                          /* (O) */

			for (int c = 0; number && c < C; c++)
				for (int o = 0; o < O; o++)
					sum[o] += number[c] * weight[c * O + o];
		}
	return y;
}
