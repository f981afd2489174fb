// expect: wrong-answer
// mistake: hw-swapped
// x[column][row]: the places are right, but the two indices of x are not.
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    struct nn_module m = nn_init(seed);
    int H = x.shape[0], W = x.shape[1], C = x.shape[2];
    tensor w = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, features);
    int rows = (H - 1) / stride + 1, cols = (W - 1) / stride + 1;
    int top = (rows - 1) * stride + kernel_h - H, left = (cols - 1) * stride + kernel_w - W;
    top = top > 0 ? top / 2 : 0;
    left = left > 0 ? left / 2 : 0;
    tensor y = tensor_zeros(rows, cols, features);
    for (int row = 0; row < rows; row++)
        for (int col = 0; col < cols; col++)
            for (int f = 0; f < features; f++)
                for (int k = 0; k < kernel_h; k++)
                    for (int l = 0; l < kernel_w; l++)
                        for (int c = 0; c < C; c++) {
                            int yy = row * stride + k - top, xx = col * stride + l - left;
                            if (yy >= 0 && yy < H && xx >= 0 && xx < W)
                                *tensor_at(y, row, col, f) += *tensor_at(x, xx, yy, c) * *tensor_at(w, k, l, c, f);
                        }
    return tensor_reshape(y, -1);
}
