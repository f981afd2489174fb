/*
 * y[b.., i, j, o] = sum over k, l, c of x[b.., i + k - top, j + l - left, c] * kernel[k, l, c, o]
 *
 * x being 0 outside the image; top = (kh - 1) / 2 and left = (kw - 1) / 2 rounded down, as SAME has
 * it for stride 1. The batch indices b.. are on both sides and in no sum: each image has its own
 * answer. In row-major order a batch, however many axes it has, is one image after the other, so
 * that it is enough to know how many there are; with no batch axis the product of none, 1.
 */
#include "stride.h"

/* Image n of y, all zeros at first, from image n of x. */
static void convolve(tensor x, tensor kernel, tensor y, int n)
{
	const int *image = x.shape + x.rank - 3;
	int H = image[0], W = image[1], C = image[2];
	int kh = kernel.shape[0], kw = kernel.shape[1], O = kernel.shape[3];
	int top = (kh - 1) / 2, left = (kw - 1) / 2;

	for (int i = 0; i < H; i++)
		for (int j = 0; j < W; j++)
			for (int k = 0; k < kh; k++)
				for (int l = 0; l < kw; l++) {
					int row = i + k - top, column = j + l - left;

					if (row < 0 || row >= H || column < 0 || column >= W)
						continue;
					const float *number =
					    x.data + ((n * H + row) * W + column) * C;
					const float *weight = kernel.data + (k * kw + l) * C * O;
					float *sum = y.data + ((n * H + i) * W + j) * O;

					for (int c = 0; c < C; c++)
						for (int o = 0; o < O; o++)
							sum[o] += number[c] * weight[c * O + o];
				}
}

tensor conv_batched(tensor x, tensor kernel)
{
	int images = 1;

	for (int axis = 0; axis < x.rank - 3; axis++)
		images *= x.shape[axis];

	tensor like = x; /* the answer's shape, and x's numbers */

	like.shape[x.rank - 1] = kernel.shape[3];
	tensor y = tensor_of(like.shape, like.rank);

	for (int n = 0; n < images; n++)
		convolve(x, kernel, y, n);
	return y;
}
