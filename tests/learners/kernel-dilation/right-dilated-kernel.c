// expect: accepted
#include "stride.h"

/* Writes the zeros between the taps for real, then an ordinary convolution. */
static tensor with_holes(tensor kernel, int d)
{
	tensor big = tensor_zeros((kernel.shape[0] - 1) * d + 1, kernel.shape[1], kernel.shape[2]);
	for (int k = 0; k < kernel.shape[0]; k++)
		for (int c = 0; c < kernel.shape[1]; c++)
			for (int o = 0; o < kernel.shape[2]; o++)
				*tensor_at(big, k * d, c, o) = *tensor_at(kernel, k, c, o);
	return big;
}

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
	tensor w = with_holes(kernel, dilation);
	int places = x.shape[0] - w.shape[0] + 1;
	if (places <= 0)
		return tensor_zeros(0, kernel.shape[2]);
	tensor y = tensor_zeros(places, kernel.shape[2]);
	for (int i = 0; i < places; i++)
		for (int k = 0; k < w.shape[0]; k++)
			for (int c = 0; c < w.shape[1]; c++)
				for (int o = 0; o < w.shape[2]; o++)
					*tensor_at(y, i, o) += *tensor_at(x, i + k, c) * *tensor_at(w, k, c, o);
	return y;
}
