// expect: wrong-answer
// mistake: bias-missing flipped-kernel
// numpy's convolve, and no bias.
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
    int L = x.shape[0], K = kernel.shape[0], F = kernel.shape[2];
    int n = (L + stride - 1) / stride;
    int total = (n - 1) * stride + K - L;
    if (total < 0) total = 0;
    tensor y = tensor_zeros(n, F);
    for (int i = 0; i < n; i++)
        for (int f = 0; f < F; f++)
            for (int k = 0; k < K; k++) {
                int j = i * stride + (K - 1 - k) - total / 2;
                if (j < 0 || j >= L) continue;
                for (int c = 0; c < x.shape[1]; c++)
                    *tensor_at(y, i, f) += *tensor_at(x, j, c) * *tensor_at(kernel, k, c, f);
            }
    return y;
}
