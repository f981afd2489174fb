// expect: accepted
#include "stride.h"

tensor the_x, the_kernel;

/* what stands at place p, zero where there is nothing */
double at(int p)
{
	if (p < 0) return 0.0;
	else if (p >= the_x.shape[0]) return 0.0;
	else return the_x.data[p];
}

float sum_from(int p)
{
	double s = 0.0;
	int k = 0;
	while (k < the_kernel.shape[0]) { s = s + at(p + k) * the_kernel.data[k]; k = k + 1; }
	return s;
}

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
	the_x = x;
	the_kernel = kernel;
	switch ((int) padding_mode) {
	case 0: {
		int n = x.shape[0] - kernel.shape[0] + 1;
		tensor y = tensor_zeros(n > 0 ? n : 0);
		for (int i = 0; i < n; i++) y.data[i] = sum_from(i);
		return y;
	}
	default: {
		tensor y = tensor_zeros(x.shape[0]);
		for (int i = 0; i < x.shape[0]; i++) y.data[i] = sum_from(i - (kernel.shape[0] - 1) / 2);
		return y;
	}
	}
}
