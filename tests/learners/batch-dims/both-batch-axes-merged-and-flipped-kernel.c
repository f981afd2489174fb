// expect: wrong-answer
// mistake: batch-axes-merged flipped-kernel
// Four axes come back, and the kernel is turned.
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
    int r = x.rank, H = x.shape[r - 3], W = x.shape[r - 2], C = x.shape[r - 1];
    int kh = kernel.shape[0], kw = kernel.shape[1], O = kernel.shape[3];
    int N = tensor_size(x) / (H * W * C);
    tensor in = tensor_reshape(x, N, H, W, C);
    tensor y = tensor_zeros(N, H, W, O);
    for (int n = 0; n < N; n++)
        for (int i = 0; i < H; i++)
            for (int j = 0; j < W; j++)
                for (int k = 0; k < kh; k++)
                    for (int l = 0; l < kw; l++) {
                        int a = i + k - (kh - 1) / 2, b = j + l - (kw - 1) / 2;
                        if (a < 0 || a >= H || b < 0 || b >= W) continue;
                        for (int c = 0; c < C; c++)
                            for (int o = 0; o < O; o++)
                                *tensor_at(y, n, i, j, o) += *tensor_at(in, n, a, b, c)
                                    * *tensor_at(kernel, kh - 1 - k, kw - 1 - l, c, o);
                    }
    return r == 3 ? tensor_reshape(y, H, W, O) : y;
}
