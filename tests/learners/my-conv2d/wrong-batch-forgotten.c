// expect: runtime-error
// mistake: batch-forgotten
// An image is an image, why a batch?
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    struct nn_module m = nn_init(seed);
    tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, x.shape[2], features);
    tensor bias = nn_param(&m, "bias", nn_zeros, features);
    tensor y = conv_general_dilated(x, kernel, .window_strides = {stride, stride}, .padding = "SAME",
                                    .dimension_numbers = {"HWC", "HWIO", "HWC"});
    y = tensor_add(y, bias);
    return tensor_reshape(y, tensor_size(y));
}
