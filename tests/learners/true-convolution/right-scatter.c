// expect: accepted
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
    tensor h = tensor_zeros(f.shape[0] + g.shape[0] - 1);
    for (int i = 0; i < f.shape[0]; i++)
        for (int j = 0; j < g.shape[0]; j++)
            *tensor_at(h, i + j) += *tensor_at(f, i) * *tensor_at(g, j);
    return h;
}
