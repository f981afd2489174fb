// expect: wrong-answer
// mistake: none
// + lo where - lo is meant.
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    int L = x.shape[0], K = kernel.shape[0];
    int n = L + lo + hi - K + 1;
    if (n <= 0) return tensor_zeros(0);
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < K; k++)
            if (i + k + lo >= 0 && i + k + lo < L)
                y.data[i] += x.data[i + k + lo] * kernel.data[k];
    return y;
}
