// expect: wrong-answer
// mistake: pad-for-stride-one channels-first
// (k - 1) / 2 on every side, and the features of the result in front.
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    struct nn_module m = nn_init(seed);
    tensor w = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, x.shape[2], features);
    int oh = (x.shape[0] - 1) / stride + 1, ow = (x.shape[1] - 1) / stride + 1;
    tensor y = tensor_zeros(features, oh, ow);
    for (int f = 0; f < features; f++)
        for (int i = 0; i < oh; i++)
            for (int j = 0; j < ow; j++)
                for (int k = 0; k < kernel_h; k++)
                    for (int l = 0; l < kernel_w; l++) {
                        int r = i * stride + k - (kernel_h - 1) / 2;
                        int s = j * stride + l - (kernel_w - 1) / 2;
                        if (r < 0 || r >= x.shape[0] || s < 0 || s >= x.shape[1]) continue;
                        for (int c = 0; c < x.shape[2]; c++)
                            *tensor_at(y, f, i, j) += *tensor_at(x, r, s, c) * *tensor_at(w, k, l, c, f);
                    }
    return tensor_reshape(y, -1);
}
