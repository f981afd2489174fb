// expect: accepted
#include "stride.h"
#include <string.h>

static tensor kern;

/* peel off the first axis until an image is left */
static void go(float *from, float *to, const int *shape, int rank)
{
	if (rank > 3) {
		int in = 1, out = 1;
		for (int i = 1; i < rank; i++) {
			in *= shape[i];
			out *= i == rank - 1 ? kern.shape[3] : shape[i];
		}
		for (int b = 0; b < shape[0]; b++)
			go(from + b * in, to + b * out, shape + 1, rank - 1);
		return;
	}
	tensor image = { .data = from, .rank = 4, .shape = { 1, shape[0], shape[1], shape[2] } };
	tensor y = conv_general_dilated(image, kern, .padding = "SAME", .dimension_numbers = { "NHWC", "HWIO", "NHWC" });
	memcpy(to, y.data, tensor_size(y) * sizeof(float));
}

tensor conv_batched(tensor x, tensor kernel)
{
	kern = kernel;
	tensor y = x;
	y.shape[x.rank - 1] = kernel.shape[3];
	y = tensor_of(y.shape, y.rank);
	go(x.data, y.data, x.shape, x.rank);
	return y;
}
