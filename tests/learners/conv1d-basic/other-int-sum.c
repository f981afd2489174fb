// expect: wrong-answer
// mistake: none
// The sum is an int, so fractions are lost.
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
    int i, k, sum;
    int n = x.shape[0] - kernel.shape[0] + 1;
    if (n < 1) return tensor_zeros(0);
    tensor y = tensor_zeros(n);
    for (i = 0; i < n; i++) {
        sum = 0;
        for (k = 0; k < kernel.shape[0]; k++)
            sum += x.data[i + k] * kernel.data[k];
        y.data[i] = sum;
    }
    return y;
}
