// expect: wrong-answer
// mistake: none
// Divides by the sum of g, "since it is an average".
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
    float total = 0;
    for (int k = 0; k < g.shape[0]; k++) total += g.data[k];
    tensor y = tensor_zeros(f.shape[0] + g.shape[0] - 1);
    for (int j = 0; j < f.shape[0]; j++)
        for (int k = 0; k < g.shape[0]; k++)
            y.data[j + k] += f.data[j] * g.data[k] / total;
    return y;
}
