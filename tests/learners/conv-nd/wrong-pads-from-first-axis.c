// expect: wrong-answer
// mistake: pads-from-first-axis
// One number of zeros for all axes, from kernel.shape[0].
#include "stride.h"

static float value(tensor x, const int *at)
{
    int i, flat = 0;
    for (i = 0; i < x.rank; i++) {
        if (at[i] < 0 || at[i] > x.shape[i] - 1) return 0;
        flat = flat * x.shape[i] + at[i];
    }
    return x.data[flat];
}

tensor conv_nd(tensor x, tensor kernel)
{
    int n = x.rank - 1, front = (kernel.shape[0] - 1) / 2;
    tensor y = x;
    y.shape[n] = kernel.shape[n + 1];
    y = tensor_of(y.shape, y.rank);
    for (int q = 0; q < tensor_size(y); q++)
        for (int t = 0; t < tensor_size(kernel) / y.shape[n]; t++) {
            int at[5], o = q % y.shape[n], p = q / y.shape[n], tap = t / x.shape[n];
            at[n] = t % x.shape[n];
            for (int a = n - 1; a >= 0; a--) {
                at[a] = p % x.shape[a] + tap % kernel.shape[a] - front;
                p /= x.shape[a];
                tap /= kernel.shape[a];
            }
            y.data[q] += value(x, at) * kernel.data[t * y.shape[n] + o];
        }
    return y;
}
