/* kernel-layout-oiw+flatten-transposed: kernel and result are laid out as PyTorch has them,
 * features first. */
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
	int L = x.shape[0], C = x.shape[1];
	struct nn_module m = nn_init(seed);
	tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, features, C, kernel_size);
	tensor bias = nn_param(&m, "bias", nn_zeros, features);
	tensor y = conv_general_dilated(tensor_reshape(x, 1, L, C), kernel, .padding = "SAME",
	    .dimension_numbers = {"NWC", "OIW", "NCW"});

	return tensor_reshape(tensor_add(y, tensor_reshape(bias, features, 1)), -1);
}
