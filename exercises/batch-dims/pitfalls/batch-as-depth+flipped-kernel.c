/* batch-as-depth+flipped-kernel: the images are one tall image, and the taps are taken from last to
 * first. */
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
	int W = x.shape[x.rank - 2], C = x.shape[x.rank - 1];
	int kh = kernel.shape[0], kw = kernel.shape[1], O = kernel.shape[3];
	int rows = tensor_size(x) / (W * C);

	x.shape[x.rank - 1] = O;
	tensor y = tensor_of(x.shape, x.rank);

	for (int i = 0; i < rows; i++)
		for (int j = 0; j < W; j++)
			for (int k = 0; k < kh; k++)
				for (int l = 0; l < kw; l++) {
					int row = i + k - (kh - 1) / 2,
					    column = j + l - (kw - 1) / 2;

					if (row < 0 || row >= rows || column < 0 || column >= W)
						continue;
					for (int c = 0; c < C; c++)
						for (int o = 0; o < O; o++)
							y.data[(i * W + j) * O + o] +=
							    x.data[(row * W + column) * C + c] *
							    kernel.data[(((kh - 1 - k) * kw + kw -
									     1 - l) *
										C +
									    c) *
									    O +
									o];
				}
	return y;
}
