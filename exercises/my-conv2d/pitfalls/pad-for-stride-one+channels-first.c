/* pad-for-stride-one+channels-first: SAME pads as for stride 1, and the features come before the
 * places. */
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
	int H = x.shape[0], W = x.shape[1], C = x.shape[2], F = features;
	int rows = (H - 1) / stride + 1, columns = (W - 1) / stride + 1;
	int top = (kernel_h - 1) / 2, left = (kernel_w - 1) / 2;
	struct nn_module m = nn_init(seed);
	tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, F);
	tensor bias = nn_param(&m, "bias", nn_zeros, F);
	tensor y = tensor_zeros(rows, columns, F);

	for (int i = 0; i < rows; i++)
		for (int j = 0; j < columns; j++)
			for (int a = 0; a < kernel_h; a++)
				for (int b = 0; b < kernel_w; b++) {
					int row = i * stride + a - top;
					int column = j * stride + b - left;

					if (row < 0 || row >= H || column < 0 || column >= W)
						continue;
					for (int c = 0; c < C; c++)
						for (int f = 0; f < F; f++)
							y.data[(i * columns + j) * F + f] +=
							    x.data[(row * W + column) * C + c] *
							    kernel
								.data[((a * kernel_w + b) * C + c) *
									  F +
								      f];
				}
	return tensor_reshape(tensor_transpose(tensor_add(y, bias), 2, 0, 1), -1);
}
