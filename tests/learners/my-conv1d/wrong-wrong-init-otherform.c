// expect: wrong-answer
// mistake: wrong-init
// Draws the weights itself, from the key of the seed and from a curve that is not cut.
#include "stride.h"
#include <math.h>

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    int C = x.shape[1];
    tensor kernel = random_normal(random_key_from(seed), kernel_size, C, features);
    float scale = 1 / sqrtf(kernel_size * C);
    for (int i = 0; i < tensor_size(kernel); i++) kernel.data[i] *= scale;

    tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], C), kernel, .padding = "SAME",
                                    .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(y, -1);
}
