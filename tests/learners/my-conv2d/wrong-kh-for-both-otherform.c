// expect: wrong-answer
// mistake: kh-for-both
// Copied the line of the top for the left, and did not change kernel_h.
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    int H = x.shape[0], W = x.shape[1], C = x.shape[2];
    struct nn_module m = nn_init(seed);
    tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, features);
    int R = (H - 1) / stride + 1;
    int Q = (W - 1) / stride + 1;
    int padv = (R - 1) * stride + kernel_h - H; if (padv < 0) padv = 0;
    int padh = (Q - 1) * stride + kernel_h - W; if (padh < 0) padh = 0;
    tensor y = tensor_zeros(R * Q * features);
    float *out = y.data;
    for (int i = 0; i < R; i++)
        for (int j = 0; j < Q; j++)
            for (int f = 0; f < features; f++) {
                float s = 0;
                for (int k = 0; k < kernel_h; k++) {
                    int r = i * stride + k - padv / 2;
                    if (r < 0 || r >= H) continue;
                    for (int l = 0; l < kernel_w; l++) {
                        int q = j * stride + l - padh / 2;
                        if (q < 0 || q >= W) continue;
                        for (int c = 0; c < C; c++)
                            s += x.data[(r * W + q) * C + c] * *tensor_at(kernel, k, l, c, f);
                    }
                }
                *out++ = s;
            }
    return y;
}
