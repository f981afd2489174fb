// expect: runtime-error
// mistake: none
// Reads the bias as if it had a batch axis in front.
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module m = nn_init(seed);
    tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_size, x.shape[1], features);
    tensor bias = nn_param(&m, "bias", nn_zeros, features);
    tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel,
        .padding = "SAME", .dimension_numbers = {"NWC", "WIO", "NWC"});
    for (int i = 0; i < x.shape[0]; i++)
        for (int f = 0; f < features; f++)
            *tensor_at(y, 0, i, f) += *tensor_at(bias, 0, f);
    return tensor_reshape(y, x.shape[0] * features);
}
