// expect: wrong-answer
// mistake: none
// The sum is an int.
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
    tensor y = tensor_zeros(f.shape[0] + g.shape[0] - 1);
    for (int n = 0; n < y.shape[0]; n++) {
        int sum = 0;
        for (int k = 0; k < g.shape[0]; k++) {
            if (n - k < 0 || n - k >= f.shape[0]) continue;
            sum += f.data[n - k] * g.data[k];
        }
        y.data[n] = sum;
    }
    return y;
}
