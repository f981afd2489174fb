// expect: wrong-answer
// mistake: none
// Adds up in an int.
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    int L = x.shape[0], I = x.shape[1], K = kernel.shape[0], O = kernel.shape[2];
    int n = L - (K - 1) * dilation, i, k, c, o, sum;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n, O);
    for (i = 0; i < n; i++)
        for (o = 0; o < O; o++) {
            sum = 0;
            for (k = 0; k < K; k++)
                for (c = 0; c < I; c++)
                    sum += x.data[(i + k * dilation) * I + c] * kernel.data[(k * I + c) * O + o];
            y.data[i * O + o] = sum;
        }
    return y;
}
