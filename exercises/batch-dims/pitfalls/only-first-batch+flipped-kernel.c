/* only-first-batch+flipped-kernel: only the first image is computed, with the taps from last to
 * first. */
#include "stride.h"

/* x: (H, W, C)   kernel: (kh, kw, C, O)   y: (H, W, O) */
static void convolve(tensor x, tensor kernel, tensor y)
{
	int kh = kernel.shape[0], kw = kernel.shape[1];

	for (int i = 0; i < y.shape[0]; i++)
		for (int j = 0; j < y.shape[1]; j++)
			for (int k = 0; k < kh; k++)
				for (int l = 0; l < kw; l++) {
					int row = i + k - (kh - 1) / 2,
					    column = j + l - (kw - 1) / 2;

					if (row < 0 || row >= x.shape[0] || column < 0 ||
					    column >= x.shape[1])
						continue;
					for (int c = 0; c < x.shape[2]; c++)
						for (int o = 0; o < y.shape[2]; o++)
							*tensor_at(y, i, j, o) +=
							    *tensor_at(x, row, column, c) *
							    *tensor_at(kernel, kh - 1 - k,
								kw - 1 - l, c, o);
				}
}

static tensor image_of(tensor t, int n)
{
	int H = t.shape[t.rank - 3], W = t.shape[t.rank - 2], C = t.shape[t.rank - 1];

	return (tensor){.data = t.data + n * H * W * C, .rank = 3, .shape = {H, W, C}};
}

tensor conv_batched(tensor x, tensor kernel)
{
	tensor like = x;

	like.shape[x.rank - 1] = kernel.shape[3];
	tensor y = tensor_of(like.shape, like.rank);

	convolve(image_of(x, 0), kernel, image_of(y, 0));
	return y;
}
