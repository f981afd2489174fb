// expect: accepted
#include "stride.h"

static int ceil_div(int a, int b) { return (a + b - 1) / b; }

static int zeros_in_front(int size, int kernel, int stride)
{
    int total = (ceil_div(size, stride) - 1) * stride + kernel - size;
    if (total < 0)
        return 0;
    return total / 2;
}

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    int H = x.shape[0], W = x.shape[1], C = x.shape[2];

    struct nn_module m = nn_init(seed);
    tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, features);
    tensor bias = nn_param(&m, "bias", nn_zeros, features);

    int rows = ceil_div(H, stride), cols = ceil_div(W, stride);
    int top = zeros_in_front(H, kernel_h, stride);
    int left = zeros_in_front(W, kernel_w, stride);

    tensor y = tensor_zeros(rows, cols, features);
    for (int i = 0; i < rows; i++) {
        for (int j = 0; j < cols; j++) {
            for (int f = 0; f < features; f++) {
                float sum = 0;
                for (int k = 0; k < kernel_h; k++) {
                    for (int l = 0; l < kernel_w; l++) {
                        int r = i * stride + k - top;
                        int s = j * stride + l - left;
                        if (r < 0 || r >= H) continue;
                        if (s < 0 || s >= W) continue;
                        for (int c = 0; c < C; c++) {
                            sum += *tensor_at(x, r, s, c) * *tensor_at(kernel, k, l, c, f);
                        }
                    }
                }
                *tensor_at(y, i, j, f) = sum + *tensor_at(bias, f);
            }
        }
    }
    return tensor_reshape(y, -1);
}
