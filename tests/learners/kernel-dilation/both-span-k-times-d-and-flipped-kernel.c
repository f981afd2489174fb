// expect: wrong-shape
// mistake: span-k-times-d flipped-kernel
// Too long a span, and the taps from the end.
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    int L = x.shape[0], I = x.shape[1], K = kernel.shape[0], O = kernel.shape[2];
    int n = L - K * dilation + 1;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n, O);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < K; k++)
            for (int c = 0; c < I; c++)
                for (int o = 0; o < O; o++)
                    *tensor_at(y, i, o) += *tensor_at(x, i + k * dilation, c) * *tensor_at(kernel, K - 1 - k, c, o);
    return y;
}
