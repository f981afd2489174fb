// expect: wrong-answer
// mistake: consecutive-taps flipped-kernel
// Taps side by side, and backwards.
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    int L = x.shape[0], I = x.shape[1], K = kernel.shape[0], O = kernel.shape[2];
    int n = L - (K - 1) * dilation;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n, O);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < K; k++)
            for (int c = 0; c < I; c++)
                for (int o = 0; o < O; o++)
                    *tensor_at(y, i, o) += *tensor_at(x, i + K - 1 - k, c) * *tensor_at(kernel, k, c, o);
    return y;
}
