// expect: wrong-answer
// mistake: none
// Behind the last number it goes on with x[1]: one step too far at that end.
#include "stride.h"

tensor conv_circular(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0], front = (K - 1) / 2;
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K; k++) {
            int j = i + k - front;
            if (L == 1) j = 0;
            while (j < 0) j += L;
            while (j > L - 1) j = j - L + 1;
            y.data[i] += x.data[j] * kernel.data[k];
        }
    return y;
}
