/* wrong-init: the fan-in counts the channels and forgets the width. */
#include "stride.h"

#include <math.h>

static tensor lecun(random_key key, const int *shape, int rank)
{
	tensor t = random_truncated_normal_of(key, -2, 2, shape, rank);

	for (int i = 0; i < tensor_size(t); i++)
		t.data[i] *= sqrtf(1.0F / (float)shape[1]) / 0.87962566F;
	return t;
}

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
	int L = x.shape[0], C = x.shape[1];
	struct nn_module m = nn_init(seed);
	tensor kernel = nn_param(&m, "kernel", lecun, kernel_size, C, features);
	tensor bias = nn_param(&m, "bias", nn_zeros, features);
	tensor y = conv_general_dilated(tensor_reshape(x, 1, L, C), kernel, .padding = "SAME",
	    .dimension_numbers = {"NWC", "WIO", "NWC"});

	return tensor_reshape(tensor_add(y, bias), -1);
}
