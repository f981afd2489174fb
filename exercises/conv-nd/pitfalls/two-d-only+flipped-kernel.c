/* two-d-only+flipped-kernel: rows and columns are expected, and the taps are taken from last to
 * first. */
#include "stride.h"

tensor conv_nd(tensor x, tensor kernel)
{
	int H = x.shape[0], W = x.shape[1], C = x.shape[2];
	int kh = kernel.shape[0], kw = kernel.shape[1], O = kernel.shape[3];
	tensor y = tensor_zeros(H, W, O);

	for (int i = 0; i < H; i++)
		for (int j = 0; j < W; j++)
			for (int k = 0; k < kh; k++)
				for (int l = 0; l < kw; l++) {
					int row = i + k - (kh - 1) / 2,
					    column = j + l - (kw - 1) / 2;

					if (row < 0 || row >= H || column < 0 || column >= W)
						continue;
					for (int c = 0; c < C; c++)
						for (int o = 0; o < O; o++)
							*tensor_at(y, i, j, o) +=
							    *tensor_at(x, row, column, c) *
							    *tensor_at(kernel, kh - 1 - k,
								kw - 1 - l, c, o);
				}
	return y;
}
