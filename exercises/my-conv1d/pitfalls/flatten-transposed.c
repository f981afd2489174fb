/* flatten-transposed: the result is flattened with the features before the length. */
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
	int L = x.shape[0], C = x.shape[1];
	struct nn_module m = nn_init(seed);
	tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_size, C, features);
	tensor bias = nn_param(&m, "bias", nn_zeros, features);
	tensor y = conv_general_dilated(tensor_reshape(x, 1, L, C), kernel, .padding = "SAME",
	    .dimension_numbers = {"NWC", "WIO", "NWC"});

	return tensor_reshape(tensor_transpose(tensor_add(y, bias), 0, 2, 1), -1);
}
