/* batch-forgotten: x goes to the primitive with two axes, beside a kernel of three. */
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
	int C = x.shape[1];
	struct nn_module m = nn_init(seed);
	tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_size, C, features);
	tensor bias = nn_param(&m, "bias", nn_zeros, features);
	tensor y = conv_general_dilated(
	    x, kernel, .padding = "SAME", .dimension_numbers = {"NWC", "WIO", "NWC"});

	return tensor_reshape(tensor_add(y, bias), -1);
}
