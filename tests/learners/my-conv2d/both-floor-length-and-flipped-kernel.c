// expect: wrong-answer
// mistake: floor-length flipped-kernel
// Rounds down and flips.
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    int H = x.shape[0], W = x.shape[1], C = x.shape[2];
    struct nn_module m = nn_init(seed);
    tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, features);
    int rows = H / stride, cols = W / stride;
    int top = (rows - 1) * stride + kernel_h - H, left = (cols - 1) * stride + kernel_w - W;
    top = top < 0 ? 0 : top / 2;
    left = left < 0 ? 0 : left / 2;
    tensor y = tensor_zeros(rows, cols, features);
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < cols; j++)
            for (int f = 0; f < features; f++)
                for (int k = 0; k < kernel_h; k++)
                    for (int l = 0; l < kernel_w; l++)
                        for (int c = 0; c < C; c++) {
                            int r = i * stride + k - top, s = j * stride + l - left;
                            if (r < 0 || r >= H || s < 0 || s >= W) continue;
                            *tensor_at(y, i, j, f) += *tensor_at(x, r, s, c)
                                * *tensor_at(kernel, kernel_h - 1 - k, kernel_w - 1 - l, c, f);
                        }
    return tensor_reshape(y, -1);
}
