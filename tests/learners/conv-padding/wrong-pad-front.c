// expect: wrong-answer
// mistake: pad-front
// K / 2 zeros in front, the rest behind: for an even kernel the wrong way round.
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
    int L = x.shape[0];
    int K = kernel.shape[0];
    int left = 0, right = 0;

    if (padding_mode > 0.5) {
        left = K / 2;
        right = K - 1 - left;
    }

    int out_len = left + L + right - K + 1;
    if (out_len < 0) out_len = 0;
    tensor padded = tensor_zeros(left + L + right);
    int i, k;
    for (i = 0; i < L; i++)
        padded.data[left + i] = x.data[i];

    tensor out = tensor_zeros(out_len);
    for (i = 0; i < out_len; i++) {
        float total = 0;
        for (k = 0; k < K; k++)
            total += padded.data[i + k] * kernel.data[k];
        out.data[i] = total;
    }
    return out;
}
