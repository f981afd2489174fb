/* kh-for-both: the zeros on the left are worked out with kernel_h. */
#include "stride.h"

/* How many zeros SAME puts in front. */
static int zeros(int size, int kernel, int stride)
{
	int total = (size - 1) / stride * stride + kernel - size;

	return total > 0 ? total / 2 : 0;
}

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
	int H = x.shape[0], W = x.shape[1], C = x.shape[2];
	int rows = (H - 1) / stride + 1, columns = (W - 1) / stride + 1;
	int top = zeros(H, kernel_h, stride), left = zeros(W, kernel_h, stride);
	struct nn_module m = nn_init(seed);
	tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, features);
	tensor y = tensor_zeros(rows, columns, features);

	for (int i = 0; i < rows; i++)
		for (int j = 0; j < columns; j++)
			for (int h = 0; h < kernel_h; h++)
				for (int w = 0; w < kernel_w; w++) {
					int row = i * stride + h - top,
					    column = j * stride + w - left;

					if (row < 0 || row >= H || column < 0 || column >= W)
						continue;
					for (int c = 0; c < C; c++)
						for (int f = 0; f < features; f++)
							*tensor_at(y, i, j, f) +=
							    *tensor_at(x, row, column, c) *
							    *tensor_at(kernel, h, w, c, f);
				}
	return tensor_reshape(y, -1);
}
