// expect: runtime-error
// mistake: bias-per-position
// One pointer for the bias, moved on with each position.
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
    int L = x.shape[0], C = x.shape[1], K = kernel.shape[0], F = kernel.shape[2];
    int n = (L - 1) / stride + 1, pad = (n - 1) * stride + K - L;
    if (pad < 0) pad = 0;
    tensor y = tensor_zeros(n, F);
    float *b = bias.data, *out = y.data;
    for (int i = 0; i < n; i++, b++)
        for (int f = 0; f < F; f++, out++) {
            *out = *b;
            for (int k = 0; k < K; k++)
                for (int c = 0; c < C; c++)
                    if (i * stride + k - pad / 2 >= 0 && i * stride + k - pad / 2 < L)
                        *out += x.data[(i * stride + k - pad / 2) * C + c] * kernel.data[(k * C + c) * F + f];
        }
    return y;
}
