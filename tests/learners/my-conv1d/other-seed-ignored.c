// expect: wrong-answer
// mistake: none
// Always starts from seed 0.
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module m = nn_init(0);
    tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_size, x.shape[1], features);
    tensor bias = nn_param(&m, "bias", nn_zeros, features);
    tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel,
        .padding = "SAME", .dimension_numbers = {"NWC", "WIO", "NWC"});
    y = tensor_add(y, bias);
    return tensor_reshape(y, -1);
}
