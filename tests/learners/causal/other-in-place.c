// expect: wrong-answer
// mistake: none
// Writes the answer into x while it still needs the old numbers: it feeds back.
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
    int K = kernel.shape[0];
    for (int i = 0; i < x.shape[0]; i++) {
        float s = 0;
        for (int k = 0; k < K; k++) {
            int j = i - (K - 1 - k) * dilation;
            if (j >= 0) s += x.data[j] * kernel.data[k];
        }
        x.data[i] = s;
    }
    return x;
}
