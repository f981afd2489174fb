// expect: wrong-shape
// mistake: valid-instead
// Leaves the padding out, and out means VALID.
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module m = nn_init(seed);
    tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_size, x.shape[1], features);
    tensor bias = nn_param(&m, "bias", nn_zeros, features);

    tensor batched = tensor_reshape(x, 1, -1, x.shape[1]);
    tensor y = conv_general_dilated(batched, kernel, .window_strides = {1},
                                    .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(tensor_add(y, bias), -1);
}
