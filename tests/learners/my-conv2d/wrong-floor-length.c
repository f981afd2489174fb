// expect: wrong-shape
// mistake: floor-length
// H / stride by W / stride places, and the padding that belongs to so many.
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    int H = x.shape[0], W = x.shape[1], C = x.shape[2];
    struct nn_module m = nn_init(seed);
    tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, features);
    tensor bias = nn_param(&m, "bias", nn_zeros, features);
    int rows = H / stride;
    int cols = W / stride;
    int top = ((rows - 1) * stride + kernel_h - H) / 2;
    int left = ((cols - 1) * stride + kernel_w - W) / 2;
    if (top < 0) top = 0;
    if (left < 0) left = 0;
    tensor y = tensor_zeros(rows, cols, features);
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < cols; j++)
            for (int f = 0; f < features; f++) {
                float s = 0;
                for (int k = 0; k < kernel_h; k++)
                    for (int l = 0; l < kernel_w; l++)
                        for (int c = 0; c < C; c++) {
                            int r = i * stride + k - top;
                            int q = j * stride + l - left;
                            if (r >= 0 && q >= 0 && r < H && q < W)
                                s += *tensor_at(x, r, q, c) * *tensor_at(kernel, k, l, c, f);
                        }
                *tensor_at(y, i, j, f) = s + bias.data[f];
            }
    return tensor_reshape(y, -1);
}
