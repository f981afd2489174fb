// expect: wrong-answer
// mistake: edge-repeat
// Clamps the index at both ends instead of taking zero.
#include "stride.h"

#define CLAMP(v, lo, hi) ((v) < (lo) ? (lo) : (v) > (hi) ? (hi) : (v))

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
    const int L = x.shape[0], K = kernel.shape[0];

    if (padding_mode == 0 && K > L) return tensor_zeros(0);
    int len = (padding_mode == 0) ? L - K + 1 : L;
    int off = (padding_mode == 0) ? 0 : (K - 1) / 2;

    tensor r = tensor_zeros(len);
    for (int i = 0; i < len; i++) {
        double s = 0;
        for (int k = 0; k < K; k++)
            s += (double)kernel.data[k] * x.data[CLAMP(i + k - off, 0, L - 1)];
        r.data[i] = (float)s;
    }
    return r;
}
