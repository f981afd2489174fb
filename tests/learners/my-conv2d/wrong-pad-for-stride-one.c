// expect: wrong-answer
// mistake: pad-for-stride-one
// Everything at stride 1 first; what is not wanted is thrown away.
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    struct nn_module m = nn_init(seed);
    int H = x.shape[0], W = x.shape[1], C = x.shape[2];
    tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, features);
    tensor bias = nn_param(&m, "bias", nn_zeros, features);
    tensor full = conv_general_dilated(tensor_reshape(x, 1, H, W, C), kernel, .padding = "SAME",
        .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
    full = tensor_add(full, bias);
    int n = 0, rows = (H + stride - 1) / stride, cols = (W + stride - 1) / stride;
    tensor y = tensor_zeros(rows * cols * features);
    for (int i = 0; i < H; i += stride)
        for (int j = 0; j < W; j += stride)
            for (int f = 0; f < features; f++)
                y.data[n++] = *tensor_at(full, 0, i, j, f);
    return y;
}
