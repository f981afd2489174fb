// expect: wrong-answer
// mistake: none
// Asks for the bias before the kernel, so that the kernel is drawn from another key.
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    struct nn_module m = nn_init(seed);
    tensor bias = nn_param(&m, "bias", nn_zeros, features);
    tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, x.shape[2], features);
    tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1], x.shape[2]), kernel,
        .window_strides = {stride, stride}, .padding = "SAME", .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
    return tensor_reshape(tensor_add(y, bias), -1);
}
