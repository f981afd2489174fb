// expect: wrong-answer
// mistake: bias-per-tap
// The bias stands one loop too deep, where the tap is on x.
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
    int L = x.shape[0], C = x.shape[1], K = kernel.shape[0], F = kernel.shape[2];
    int n = (L + stride - 1) / stride;
    int total = (n - 1) * stride + K - L;
    if (total < 0) total = 0;
    tensor y = tensor_zeros(n, F);
    for (int i = 0; i < n; i++) {
        for (int f = 0; f < F; f++) {
            float s = 0;
            for (int k = 0; k < K; k++) {
                int j = i * stride + k - total / 2;
                if (j < 0 || j >= L) continue;
                for (int c = 0; c < C; c++)
                    s += x.data[j * C + c] * kernel.data[(k * C + c) * F + f];
                s += bias.data[f];
            }
            y.data[i * F + f] = s;
        }
    }
    return y;
}
