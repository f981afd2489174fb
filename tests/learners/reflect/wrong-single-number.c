// expect: runtime-error
// mistake: single-number
// A remainder by 2 * (L - 1), which nobody looked at for L = 1.
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    int front = (K - 1) / 2;
    int period = 2 * L - 2;
    tensor y = tensor_zeros(L);
    int i = 0;
    do {
        double sum = 0;
        int k = 0;
        do {
            int at = i + k - front;
            if (at < 0) at = -at;
            at = at % period;
            if (at > L - 1) at = period - at;
            sum += (double) x.data[at] * kernel.data[k];
        } while (++k < K);
        y.data[i] = (float) sum;
    } while (++i < L);
    return y;
}
