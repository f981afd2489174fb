// expect: wrong-answer
// mistake: kh-for-both
// "The kernel size" is kernel_h, everywhere.
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    int K = kernel_h;
    int H = x.shape[0], W = x.shape[1], C = x.shape[2];
    struct nn_module m = nn_init(seed);
    tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, K, K, C, features);
    int rows = (H + stride - 1) / stride, cols = (W + stride - 1) / stride;
    int th = (rows - 1) * stride + K - H, tw = (cols - 1) * stride + K - W;
    if (th < 0) th = 0;
    if (tw < 0) tw = 0;
    tensor y = tensor_zeros(rows * cols * features);
    for (int p = 0; p < rows * cols; p++)
        for (int f = 0; f < features; f++)
            for (int t = 0; t < K * K; t++) {
                int r = p / cols * stride + t / K - th / 2;
                int s = p % cols * stride + t % K - tw / 2;
                if (r < 0 || s < 0 || r >= H || s >= W) continue;
                for (int c = 0; c < C; c++)
                    y.data[p * features + f] += x.data[(r * W + s) * C + c] * kernel.data[(t * C + c) * features + f];
            }
    return y;
}
