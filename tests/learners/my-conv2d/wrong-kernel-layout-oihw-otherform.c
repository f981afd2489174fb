// expect: runtime-error
// mistake: kernel-layout-oihw
// Makes the kernel as torch does, and calls it HWIO all the same.
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    struct nn_module m = nn_init(seed);
    tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, features, x.shape[2], kernel_h, kernel_w);
    tensor bias = nn_param(&m, "bias", nn_zeros, features);
    x = tensor_reshape(x, 1, x.shape[0], x.shape[1], x.shape[2]);
    tensor y = conv_general_dilated(x, kernel, .window_strides = {stride, stride}, .padding = "SAME",
                                    .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
    return tensor_reshape(tensor_add(y, bias), -1);
}
