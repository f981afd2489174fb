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

/* How many cells a box has. */
static int cells(const int *box, int n)
{
	int product = 1;

	for (int axis = 0; axis < n; axis++)
		product *= box[axis];
	return product;
}

/* The coordinates of one cell of a box. */
static void locate(int cell, const int *box, int n, int *at)
{
	for (int axis = n - 1; axis >= 0; axis--) {
		at[axis] = cell % box[axis];
		cell /= box[axis];
	}
}

/* The cell of x, a box S, on which a tap of the kernel, a box K, stands; -1 for a zero beside it.
 */
static int cell_under(const int *place, const int *tap, const int *S, const int *K, int n)
{
	int cell = 0;

	for (int axis = 0; axis < n; axis++) {
		int front = (K[axis] - 1) / 2;
		int at = place[axis] + tap[axis] - front;

		if (at < 0 || at >= S[axis])
			return -1;
		cell = cell * S[axis] + at;
	}
	return cell;
}

tensor conv_nd(tensor x, tensor kernel)
{
	int n = x.rank - 1, C = x.shape[n], O = kernel.shape[n + 1];
	int places = cells(x.shape, n), taps = cells(kernel.shape, n);
	int place[TENSOR_MAX_RANK], tap[TENSOR_MAX_RANK];
	tensor like = x; /* the answer's shape, and x's numbers */

	like.shape[n] = O;
	tensor y = tensor_of(like.shape, like.rank);

	for (int p = 0; p < places; p++) {
		locate(p, x.shape, n, place);
		for (int k = 0; k < taps; k++) {
			locate(k, kernel.shape, n, tap);
			int cell = cell_under(place, tap, x.shape, kernel.shape, n);

			if (cell < 0)
				continue;
			const float *number = x.data + cell * C;       /* (C) */
			const float *weight = kernel.data + k * C * O; /* (C, O) */
			float *sum = y.data + p * O;                   /* (O) */

			for (int c = 0; c < C; c++)
				for (int o = 0; o < O; o++)
					sum[o] += number[c] * weight[c * O + o];
		}
	}
	return y;
}
