// expect: accepted
#include "stride.h"

/* Looks back from i, tap by tap, and stops where nothing has happened yet. */
tensor conv_causal(tensor x, tensor kernel, int dilation)
{
    int n = x.shape[0];
    int K = kernel.shape[0];
    tensor y = tensor_zeros(n);
    for (int now = 0; now < n; now++) {
        int when = now, tap = K - 1;
        while (when >= 0 && tap >= 0) {
            y.data[now] += x.data[when] * kernel.data[tap];
            when -= dilation;
            tap--;
        }
    }
    return y;
}
