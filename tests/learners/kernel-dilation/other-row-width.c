// expect: wrong-answer
// mistake: none
// Writes rows of y as wide as those of x.
#include "stride.h"
#include <stdlib.h>

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    int L = x.shape[0], I = x.shape[1], K = kernel.shape[0], O = kernel.shape[2];
    int n = L - (K - 1) * dilation;
    if (n < 0) n = 0;
    float *flat = calloc((size_t)(n + 1) * (I + O), sizeof(float));
    for (int i = 0; i < n; i++)
        for (int o = 0; o < O; o++)
            for (int k = 0; k < K; k++)
                for (int c = 0; c < I; c++)
                    flat[i * I + o] += x.data[(i + k * dilation) * I + c] * kernel.data[(k * I + c) * O + o];
    tensor y = tensor_zeros(n, O);
    for (int j = 0; j < n * O; j++) y.data[j] = flat[j];
    free(flat);
    return y;
}
