// expect: accepted
#include "stride.h"
#include <stdlib.h>
#include <string.h>

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0];
    int front = 0, back = 0;

    if (padding_mode == 1) {
        front = (K - 1) / 2;
        back = K - 1 - front;
    }
    int P = front + L + back;
    if (P < K) return tensor_zeros(0);

    float *padded = calloc(P, sizeof *padded);
    memcpy(padded + front, x.data, L * sizeof(float));

    tensor y = tensor_zeros(P - K + 1);
    for (int i = 0; i < P - K + 1; i++)
        for (int k = 0; k < K; k++)
            y.data[i] += padded[i + k] * kernel.data[k];
    free(padded);
    return y;
}
