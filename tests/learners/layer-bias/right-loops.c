// expect: accepted
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
    int L = x.shape[0], C = x.shape[1];
    int K = kernel.shape[0], F = kernel.shape[2];

    int out = L / stride;
    if (L % stride != 0) out++;

    int total = (out - 1) * stride + K - L;
    if (total < 0) total = 0;
    int front = total / 2;

    tensor y = tensor_zeros(out, F);
    for (int i = 0; i < out; i++) {
        for (int f = 0; f < F; f++) {
            float sum = 0.0f;
            for (int k = 0; k < K; k++) {
                int pos = i * stride + k - front;
                if (pos >= 0 && pos < L) {
                    for (int c = 0; c < C; c++) {
                        sum += x.data[pos * C + c] * kernel.data[(k * C + c) * F + f];
                    }
                }
            }
            y.data[i * F + f] = sum + bias.data[f];
        }
    }
    return y;
}
