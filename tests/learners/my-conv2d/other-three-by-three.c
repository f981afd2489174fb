// expect: wrong-answer
// mistake: none
// "Kernels are 3 by 3, so there is one zero on each side."
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    struct nn_module m = nn_init(seed);
    int H = x.shape[0], W = x.shape[1], C = x.shape[2];
    tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, features);
    int rows = (H + stride - 1) / stride, cols = (W + stride - 1) / stride;
    tensor y = tensor_zeros(rows * cols * features);
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < cols; j++)
            for (int f = 0; f < features; f++)
                for (int k = 0; k < kernel_h; k++)
                    for (int l = 0; l < kernel_w; l++) {
                        int r = i * stride + k - 1, s = j * stride + l - 1;
                        if (r < 0 || r >= H || s < 0 || s >= W) continue;
                        for (int c = 0; c < C; c++)
                            y.data[(i * cols + j) * features + f] += *tensor_at(x, r, s, c) * *tensor_at(kernel, k, l, c, f);
                    }
    return y;
}
