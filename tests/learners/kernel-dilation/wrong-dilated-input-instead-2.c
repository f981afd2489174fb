// expect: wrong-shape
// mistake: dilated-input-instead
// Spreads the rows of x and leaves the taps where they are.
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int d)
{
    int L = x.shape[0], C = x.shape[1], K = kernel.shape[0], O = kernel.shape[2];
    int M = (L - 1) * d + 1;
    tensor wide = tensor_zeros(M, C);
    for (int i = 0; i < L; i++)
        for (int c = 0; c < C; c++)
            *tensor_at(wide, i * d, c) = *tensor_at(x, i, c);
    if (K > M) return tensor_zeros(0, O);
    tensor y = tensor_zeros(M - K + 1, O);
    for (int i = 0; i < M - K + 1; i++)
        for (int o = 0; o < O; o++)
            for (int k = 0; k < K; k++)
                for (int c = 0; c < C; c++)
                    *tensor_at(y, i, o) += *tensor_at(wide, i + k, c) * *tensor_at(kernel, k, c, o);
    return y;
}
