// expect: wrong-answer
// mistake: cross-correlation
// Pads and slides as in the exercises before, without the flip.
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
    int L = f.shape[0];
    int K = g.shape[0];
    tensor padded = tensor_zeros(K - 1 + L + K - 1);
    for (int i = 0; i < L; i++) padded.data[K - 1 + i] = f.data[i];

    tensor y = tensor_zeros(L + K - 1);
    for (int i = 0; i < L + K - 1; i++) {
        float acc = 0;
        for (int k = 0; k < K; k++) acc += padded.data[i + k] * g.data[k];
        y.data[i] = acc;
    }
    return y;
}
