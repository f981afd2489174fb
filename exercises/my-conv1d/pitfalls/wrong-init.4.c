/* wrong-init: the kernel is drawn with the key of the seed itself, not with that of a first
 * parameter. */
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
	int L = x.shape[0], C = x.shape[1];
	struct nn_module m = nn_init(seed);
	tensor kernel =
	    nn_lecun_normal(random_key_from(seed), (int[]){kernel_size, C, features}, 3);
	tensor bias = nn_param(&m, "bias", nn_zeros, features);
	tensor y = conv_general_dilated(tensor_reshape(x, 1, L, C), kernel, .padding = "SAME",
	    .dimension_numbers = {"NWC", "WIO", "NWC"});

	return tensor_reshape(tensor_add(y, bias), -1);
}
