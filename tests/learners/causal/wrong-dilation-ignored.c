// expect: wrong-answer
// mistake: dilation-ignored
// Causal, but for dilation 1 only.
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
    int d = 1; /* one step back each time */
    (void)dilation;
    int L = x.shape[0], K = kernel.shape[0];
    tensor y = tensor_zeros(L);
    for (int t = 0; t < L; t++) {
        double total = 0;
        for (int back = 0; back < K; back++) {
            if (t - back * d < 0) break;
            total += x.data[t - back * d] * (double)kernel.data[K - 1 - back];
        }
        y.data[t] = total;
    }
    return y;
}
