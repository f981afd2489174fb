/* last-axis-first: the places alone are counted with the first axis moving fastest. */
#include "stride.h"

static int cells(const int *box, int n)
{
	return n == 0 ? 1 : box[0] * cells(box + 1, n - 1);
}

/* The last axis fastest. */
static void locate(int cell, const int *box, int n, int *at)
{
	for (int axis = n - 1; axis >= 0; axis--) {
		at[axis] = cell % box[axis];
		cell /= box[axis];
	}
}

/* The first axis fastest. */
static void locate_first(int cell, const int *box, int n, int *at)
{
	for (int axis = 0; axis < n; axis++) {
		at[axis] = cell % box[axis];
		cell /= box[axis];
	}
}

tensor conv_nd(tensor x, tensor kernel)
{
	int n = x.rank - 1, C = x.shape[n], O = kernel.shape[n + 1];
	int places = cells(x.shape, n), taps = cells(kernel.shape, n);
	int place[4], tap[4];
	tensor like = x;

	like.shape[n] = O;
	tensor y = tensor_of(like.shape, like.rank);

	for (int p = 0; p < places; p++)
		for (int k = 0; k < taps; k++) {
			int cell = 0, inside = 1;

			locate_first(p, x.shape, n, place);
			locate(k, kernel.shape, n, tap);
			for (int axis = 0; axis < n; axis++) {
				int at = place[axis] + tap[axis] - (kernel.shape[axis] - 1) / 2;

				inside = inside && at >= 0 && at < x.shape[axis];
				cell = cell * x.shape[axis] + at;
			}
			for (int c = 0; inside && c < C; c++)
				for (int o = 0; o < O; o++)
					y.data[p * O + o] +=
					    x.data[cell * C + c] * kernel.data[(k * C + c) * O + o];
		}
	return y;
}
