// expect: accepted
#include "stride.h"

// I know PyTorch, so I turn everything into NCW / OIW and back again.
tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module m = nn_init(seed);
    tensor W = nn_param(&m, "kernel", nn_lecun_normal, kernel_size, x.shape[1], features);
    tensor B = nn_param(&m, "bias", nn_zeros, features);

    tensor xt = tensor_transpose(x, 1, 0);              // C, L
    tensor wt = tensor_transpose(W, 2, 1, 0);           // O, I, W
    xt = tensor_reshape(xt, 1, xt.shape[0], xt.shape[1]);
    tensor yt = conv_general_dilated(xt, wt, .padding = "SAME");
    yt = tensor_reshape(yt, yt.shape[1], yt.shape[2]);  // O, L
    tensor y = tensor_transpose(yt, 1, 0);              // L, O
    y = tensor_add(y, B);
    return tensor_reshape(y, tensor_size(y));
}
