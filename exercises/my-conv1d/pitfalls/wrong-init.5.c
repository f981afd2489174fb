/* wrong-init: the normal numbers are not cut, and drawn with the key of the seed itself. */
#include "stride.h"

#include <math.h>

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
	int L = x.shape[0], C = x.shape[1];
	struct nn_module m = nn_init(seed);
	tensor kernel = random_normal(random_key_from(seed), kernel_size, C, features);
	tensor bias = nn_param(&m, "bias", nn_zeros, features);

	for (int i = 0; i < tensor_size(kernel); i++)
		kernel.data[i] *= sqrtf(1.0F / (float)(kernel_size * C));
	tensor y = conv_general_dilated(tensor_reshape(x, 1, L, C), kernel, .padding = "SAME",
	    .dimension_numbers = {"NWC", "WIO", "NWC"});

	return tensor_reshape(tensor_add(y, bias), -1);
}
