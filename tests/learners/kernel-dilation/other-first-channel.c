// expect: wrong-answer
// mistake: none
// Looks at input channel 0 only.
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    int L = x.shape[0], K = kernel.shape[0], O = kernel.shape[2];
    int n = L - (K - 1) * dilation;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n, O);
    for (int i = 0; i < n; i++)
        for (int o = 0; o < O; o++)
            for (int k = 0; k < K; k++)
                *tensor_at(y, i, o) += *tensor_at(x, i + k * dilation, 0) * *tensor_at(kernel, k, 0, o);
    return y;
}
