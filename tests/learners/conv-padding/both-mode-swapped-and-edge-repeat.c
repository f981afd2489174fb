// expect: wrong-shape
// mistake: mode-swapped edge-repeat
// The modes the wrong way round, and the edge repeated where zeros belong.
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0];
    if (padding_mode == 1) {            /* VALID */
        if (K > L) return tensor_zeros(0);
        tensor y = tensor_zeros(L - K + 1);
        for (int i = 0; i <= L - K; i++)
            for (int k = 0; k < K; k++) y.data[i] += x.data[i + k] * kernel.data[k];
        return y;
    }
    tensor y = tensor_zeros(L);         /* SAME */
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K; k++) {
            int j = i + k - (K - 1) / 2;
            if (j < 0) j = 0;
            if (j >= L) j = L - 1;
            y.data[i] += x.data[j] * kernel.data[k];
        }
    return y;
}
