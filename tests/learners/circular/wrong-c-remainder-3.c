// expect: wrong-answer
// mistake: c-remainder
// The length is a size_t, so a negative index becomes a huge one before its remainder is taken.
#include "stride.h"
#include <stddef.h>

tensor conv_circular(tensor x, tensor kernel)
{
    size_t L = tensor_size(x), K = tensor_size(kernel);
    size_t front = (K - 1) / 2;
    tensor y = tensor_zeros((int)L);
    for (size_t i = 0; i < L; i++) {
        float sum = 0;
        for (size_t k = 0; k < K; k++)
            sum += x.data[(i + k - front) % L] * kernel.data[k];
        y.data[i] = sum;
    }
    return y;
}
