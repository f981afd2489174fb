// expect: accepted
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
    int r = x.rank;
    int H = x.shape[r - 3], W = x.shape[r - 2], C = x.shape[r - 1];
    int kh = kernel.shape[0], kw = kernel.shape[1], O = kernel.shape[3];

    int images = 1;
    for (int i = 0; i < r - 3; i++) images *= x.shape[i];

    int shape[TENSOR_MAX_RANK];
    for (int i = 0; i < r; i++) shape[i] = x.shape[i];
    shape[r - 1] = O;
    tensor y = tensor_of(shape, r);

    for (int b = 0; b < images; b++)
        for (int i = 0; i < H; i++)
            for (int j = 0; j < W; j++)
                for (int o = 0; o < O; o++) {
                    float sum = 0;
                    for (int k = 0; k < kh; k++)
                        for (int l = 0; l < kw; l++) {
                            int row = i + k - (kh - 1) / 2;
                            int col = j + l - (kw - 1) / 2;
                            if (row < 0 || row >= H || col < 0 || col >= W) continue;
                            for (int c = 0; c < C; c++)
                                sum += x.data[((b * H + row) * W + col) * C + c]
                                     * kernel.data[((k * kw + l) * C + c) * O + o];
                        }
                    y.data[((b * H + i) * W + j) * O + o] = sum;
                }
    return y;
}
