// expect: wrong-answer
// mistake: lo-hi-swapped
// Subtracts hi where lo stands in front.
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    int L = x.shape[0], K = kernel.shape[0];
    int N = lo + L + hi;
    if (N < K) return tensor_zeros(0);
    tensor out = tensor_zeros(N - K + 1);
    for (int i = 0; i <= N - K; i++) {
        float v = 0;
        for (int k = 0; k < K; k++) {
            int p = i + k - hi;
            if (p < 0) continue;
            if (p >= L) continue;
            v += x.data[p] * kernel.data[k];
        }
        out.data[i] = v;
    }
    return out;
}
