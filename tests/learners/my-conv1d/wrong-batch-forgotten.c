// expect: runtime-error
// mistake: batch-forgotten
// x goes in with two axes.
#include "stride.h"
#include <stdio.h>
tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module mod = nn_init(seed);
    tensor k = nn_param(&mod, "kernel", nn_lecun_normal, kernel_size, x.shape[1], features);
    tensor b = nn_param(&mod, "bias", nn_zeros, features);
    printf("x: %d %d, kernel: %d %d %d\n", x.shape[0], x.shape[1], k.shape[0], k.shape[1], k.shape[2]);
    tensor y = conv_general_dilated(x, k, .padding = "SAME", .dimension_numbers = {"WC", "WIO", "WC"});
    return tensor_reshape(tensor_add(y, b), -1);
}
