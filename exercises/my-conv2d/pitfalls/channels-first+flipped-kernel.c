/* channels-first+flipped-kernel: the features come before the places, and the taps are taken from
 * last to first. */
#include "stride.h"

/* How many zeros SAME puts in front. */
static int front(int size, int kernel, int stride, int places)
{
	int total = (places - 1) * stride + kernel - size;

	return total > 0 ? total / 2 : 0;
}

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
	int H = x.shape[0], W = x.shape[1], C = x.shape[2], F = features;
	int rows = (H - 1) / stride + 1, columns = (W - 1) / stride + 1;
	int top = front(H, kernel_h, stride, rows), left = front(W, kernel_w, stride, columns);
	struct nn_module m = nn_init(seed);
	tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, F);
	tensor bias = nn_param(&m, "bias", nn_zeros, F);
	tensor y = tensor_zeros(F, rows, columns);

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
							y.data[(f * rows + i) * columns + j] +=
							    x.data[(row * W + column) * C + c] *
							    kernel.data[(((kernel_h - 1 - a) *
										 kernel_w +
									     kernel_w - 1 - b) *
										C +
									    c) *
									    F +
									f];
				}
	y = tensor_add(tensor_transpose(y, 1, 2, 0), bias);
	return tensor_reshape(tensor_transpose(y, 2, 0, 1), -1);
}
