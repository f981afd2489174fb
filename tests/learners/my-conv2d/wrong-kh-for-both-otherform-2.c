// expect: wrong-answer
// mistake: kh-for-both
// The inner loop over the kernel was copied from the outer one, bound and all.
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    int H = x.shape[0], W = x.shape[1];
    struct nn_module m = nn_init(seed);
    tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, x.shape[2], features);
    int rows = (H + stride - 1) / stride, cols = (W + stride - 1) / stride;
    int top = (rows - 1) * stride + kernel_h - H, left = (cols - 1) * stride + kernel_w - W;
    if (top < 0) top = 0;
    if (left < 0) left = 0;
    top /= 2;
    left /= 2;
    tensor y = tensor_zeros(rows, cols, features);
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < cols; j++)
            for (int f = 0; f < features; f++)
                for (int k = 0; k < kernel_h; k++)
                    for (int l = 0; l < kernel_h; l++)
                        for (int c = 0; c < x.shape[2]; c++) {
                            int r = i * stride + k - top, s = j * stride + l - left;
                            if (r >= 0 && s >= 0 && r < H && s < W)
                                *tensor_at(y, i, j, f) += *tensor_at(x, r, s, c) * *tensor_at(kernel, k, l, c, f);
                        }
    return tensor_reshape(y, -1);
}
