// expect: wrong-answer
// mistake: none
// Compares with the length of g where that of f is meant.
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
    tensor y = tensor_zeros(f.shape[0] + g.shape[0] - 1);
    for (int n = 0; n < y.shape[0]; n++)
        for (int k = 0; k < g.shape[0]; k++) {
            int j = n - k;
            if (j >= 0 && j < g.shape[0] && j < f.shape[0])
                y.data[n] += f.data[j] * g.data[k];
        }
    return y;
}
