// expect: runtime-error
// mistake: kernel-layout-woi
// "Width, out, in", for the kernel.
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module m = nn_init(seed);
    tensor k = nn_param(&m, "kernel", nn_lecun_normal, kernel_size, features, x.shape[1]);
    tensor b = nn_param(&m, "bias", nn_zeros, features);
    tensor x1 = tensor_reshape(x, 1, x.shape[0], x.shape[1]);
    tensor y = conv_general_dilated(x1, k, .padding = "SAME", .window_strides = {1},
                                    .dimension_numbers = {"NWC", "WIO", "NWC"});
    y = tensor_add(y, b);
    return tensor_reshape(y, -1);
}
