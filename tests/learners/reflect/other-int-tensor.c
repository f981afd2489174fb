// expect: wrong-answer
// mistake: none
// The padded line is an array of int.
#include "stride.h"
#include <stdlib.h>

tensor conv_reflect(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0], front = (K - 1) / 2;
    int *line = malloc(sizeof(int) * (L + K - 1));
    for (int p = 0; p < L + K - 1; p++) {
        int j = p - front;
        while (L > 1 && (j < 0 || j >= L)) j = j < 0 ? -j : 2 * (L - 1) - j;
        line[p] = x.data[L > 1 ? j : 0];
    }
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K; k++)
            y.data[i] += line[i + k] * kernel.data[k];
    free(line);
    return y;
}
