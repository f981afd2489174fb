// expect: wrong-answer
// mistake: pad-front flipped-kernel
// kernel_size / 2 zeros in front, and the taps backwards.
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module m = nn_init(seed);
    tensor w = nn_param(&m, "kernel", nn_lecun_normal, kernel_size, x.shape[1], features);
    tensor b = nn_param(&m, "bias", nn_zeros, features);
    tensor turned = tensor_zeros(kernel_size, x.shape[1], features);
    for (int k = 0; k < kernel_size; k++)
        for (int c = 0; c < x.shape[1]; c++)
            for (int f = 0; f < features; f++)
                *tensor_at(turned, kernel_size - 1 - k, c, f) = *tensor_at(w, k, c, f);
    tensor y = conv_general_dilated(tensor_reshape(x, 1, -1, x.shape[1]), turned,
        .pads = {{kernel_size / 2, kernel_size - 1 - kernel_size / 2}},
        .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(tensor_add(y, b), -1);
}
