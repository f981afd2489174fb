// expect: wrong-answer
// mistake: kernel-layout-oihw
// The weight of torch.nn.Conv2d: (out, in, kh, kw).
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    int H = x.shape[0], W = x.shape[1], C = x.shape[2];
    struct nn_module m = nn_init(seed);
    tensor weight = nn_param(&m, "kernel", nn_lecun_normal, features, C, kernel_h, kernel_w);
    tensor bias = nn_param(&m, "bias", nn_zeros, features);
    int oh = (H + stride - 1) / stride, ow = (W + stride - 1) / stride;
    int th = (oh - 1) * stride + kernel_h - H, tw = (ow - 1) * stride + kernel_w - W;
    int top = th > 0 ? th / 2 : 0, left = tw > 0 ? tw / 2 : 0;
    tensor y = tensor_zeros(oh * ow * features);
    for (int f = 0; f < features; f++)
        for (int i = 0; i < oh; i++)
            for (int j = 0; j < ow; j++) {
                float acc = bias.data[f];
                for (int c = 0; c < C; c++)
                    for (int k = 0; k < kernel_h; k++)
                        for (int l = 0; l < kernel_w; l++) {
                            int a = i * stride - top + k, b = j * stride - left + l;
                            if (a >= 0 && a < H && b >= 0 && b < W)
                                acc += *tensor_at(x, a, b, c) * *tensor_at(weight, f, c, k, l);
                        }
                y.data[(i * ow + j) * features + f] = acc;
            }
    return y;
}
