// expect: accepted
#include "stride.h"
#include <stdlib.h>
#include <string.h>

/* write it all out, then slide */
tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
    int L = x.shape[0], C = x.shape[1];
    int K = kernel.shape[0], O = kernel.shape[2];
    int rows = (L - 1) * dilation + 1;
    int P = rows + lo + hi;

    if (P < K) {
        return tensor_zeros(0, O);
    }

    float *buf = malloc(sizeof(float) * P * C);
    memset(buf, 0, sizeof(float) * P * C);
    for (int l = 0; l < L; l++) {
        int to = l * dilation + lo;
        if (to < 0) continue;
        if (to >= P) continue;
        memcpy(buf + to * C, x.data + l * C, sizeof(float) * C);
    }

    tensor y = tensor_zeros(P - K + 1, O);
    for (int i = 0; i < P - K + 1; i++) {
        for (int o = 0; o < O; o++) {
            double sum = 0;
            for (int j = 0; j < K * C; j++) {
                sum += buf[i * C + j] * kernel.data[j * O + o];
            }
            y.data[i * O + o] = sum;
        }
    }
    free(buf);
    return y;
}
