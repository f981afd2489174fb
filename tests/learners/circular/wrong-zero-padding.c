// expect: wrong-answer
// mistake: zero-padding
// Skips what is outside, as in the exercise on padding.
#include "stride.h"

tensor conv_circular(tensor x, tensor kernel)
{
    int len = x.shape[0], k_len = kernel.shape[0];
    int before = (k_len - 1) / 2;
    tensor out = tensor_zeros(len);
    for (int i = 0; i < len; i++) {
        float sum = 0.0f;
        for (int j = 0; j < k_len; j++) {
            int pos = i - before + j;
            if (pos < 0) continue;
            if (pos >= len) break;
            sum += x.data[pos] * kernel.data[j];
        }
        out.data[i] = sum;
    }
    return out;
}
