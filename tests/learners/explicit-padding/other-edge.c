// expect: wrong-answer
// mistake: none
// Fills the pads with the first and the last number of x.
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    int L = x.shape[0], K = kernel.shape[0];
    int n = L + lo + hi - K + 1;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++) {
        for (int k = 0; k < K; k++) {
            int j = i + k - lo;
            if (j < 0) j = 0;
            if (j > L - 1) j = L - 1;
            y.data[i] += x.data[j] * kernel.data[k];
        }
    }
    return y;
}
