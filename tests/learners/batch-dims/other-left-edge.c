// expect: wrong-answer
// mistake: none
// The column is checked at the right edge only, so at the left the window gets the end of the row above.
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
    int r = x.rank, H = x.shape[r - 3], W = x.shape[r - 2], C = x.shape[r - 1];
    int kh = kernel.shape[0], kw = kernel.shape[1], O = kernel.shape[3];
    tensor y = x;
    y.shape[r - 1] = O;
    y = tensor_of(y.shape, r);
    for (int b = 0; b < tensor_size(x) / (H * W * C); b++) {
        float *img = x.data + b * H * W * C;
        for (int p = 0; p < H * W; p++)
            for (int t = 0; t < kh * kw; t++) {
                int row = p / W + t / kw - (kh - 1) / 2, col = p % W + t % kw - (kw - 1) / 2;
                int at = row * W + col;
                if (row < 0 || row >= H || col >= W || at < 0) continue;
                for (int c = 0; c < C; c++)
                    for (int o = 0; o < O; o++)
                        y.data[(b * H * W + p) * O + o] += img[at * C + c] * kernel.data[(t * C + c) * O + o];
            }
    }
    return y;
}
