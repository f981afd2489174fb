// expect: wrong-answer
// mistake: hw-swapped
// Makes the kernel as wide as it should be high.
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    struct nn_module m = nn_init(seed);
    tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_w, kernel_h, x.shape[2], features);
    tensor bias = nn_param(&m, "bias", nn_zeros, features);
    tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1], x.shape[2]), kernel,
        .window_strides = {stride, stride}, .padding = "SAME", .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
    y = tensor_add(y, bias);
    return tensor_reshape(y, -1);
}
