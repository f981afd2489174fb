// expect: wrong-shape
// mistake: two-d-only
// my-conv2d once more: rows, columns, channels.
#include "stride.h"

tensor conv_nd(tensor x, tensor kernel)
{
    int H = x.shape[0], W = x.shape[1], C = x.shape[2];
    int kh = kernel.shape[0], kw = kernel.shape[1], O = kernel.shape[3];
    tensor y = tensor_zeros(H, W, O);
    for (int i = 0; i < H; i++)
        for (int j = 0; j < W; j++)
            for (int o = 0; o < O; o++) {
                float s = 0;
                for (int k = 0; k < kh; k++)
                    for (int l = 0; l < kw; l++)
                        for (int c = 0; c < C; c++) {
                            int r = i + k - (kh - 1) / 2, q = j + l - (kw - 1) / 2;
                            if (r >= 0 && r < H && q >= 0 && q < W)
                                s += *tensor_at(x, r, q, c) * *tensor_at(kernel, k, l, c, o);
                        }
                *tensor_at(y, i, j, o) = s;
            }
    return y;
}
