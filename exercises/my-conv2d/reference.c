/*
 * y[i, j, f] = bias[f]
 *     + sum over a, b, c of x[i * stride + a - top, j * stride + b - left, c] * kernel[a, b, c, f]
 *
 * x being 0 outside. Down and across are two axes of their own: each has its size, its kernel size
 * and so its zeros in front. SAME wants ceil(size / stride) places on an axis; the last of them
 * begins at (places - 1) * stride and must have a whole kernel of room, which says how many zeros
 * are missing. They are not stored: a tap that stands on one of them is passed over.
 */
#include "stride.h"

static int places_on(int size, int stride)
{
	return (size - 1) / stride + 1;
}

static int zeros_before(int size, int kernel, int stride)
{
	int total = (places_on(size, stride) - 1) * stride + kernel - size;

	return total > 0 ? total / 2 : 0;
}

/* sum[f] += sum over c of number[c] * weight[c, f]: what one tap adds to one place */
static void add_tap(float *sum, const float *number, const float *weight, int C, int F)
{
	for (int c = 0; c < C; c++)
		for (int f = 0; f < F; f++)
			sum[f] += number[c] * weight[c * F + f];
}

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
	int H = x.shape[0], W = x.shape[1], C = x.shape[2], F = features;
	int rows = places_on(H, stride), columns = places_on(W, stride);
	int top = zeros_before(H, kernel_h, stride), left = zeros_before(W, kernel_w, stride);
	struct nn_module layer = nn_init(seed);
	tensor kernel = nn_param(&layer, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, F);
	tensor bias = nn_param(&layer, "bias", nn_zeros, F);
	tensor y = tensor_zeros(rows, columns, F);

	for (int i = 0; i < rows; i++)
		for (int j = 0; j < columns; j++)
			for (int a = 0; a < kernel_h; a++)
				for (int b = 0; b < kernel_w; b++) {
					int row = i * stride + a - top;
					int column = j * stride + b - left;

					if (row >= 0 && row < H && column >= 0 && column < W)
						add_tap(y.data + (i * columns + j) * F,
						    x.data + (row * W + column) * C,
						    kernel.data + (a * kernel_w + b) * C * F, C, F);
				}
	return tensor_reshape(tensor_add(y, bias), rows * columns * F);
}
