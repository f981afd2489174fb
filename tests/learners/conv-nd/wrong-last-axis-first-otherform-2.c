// expect: wrong-answer
// mistake: last-axis-first
// The places are taken apart with the first axis fastest; taps and x are right.
#include "stride.h"

tensor conv_nd(tensor x, tensor kernel)
{
    int n = x.rank - 1, C = x.shape[n], O = kernel.shape[n + 1];
    int sites = tensor_size(x) / C, taps = tensor_size(kernel) / (C * O);
    tensor y = x;
    y.shape[n] = O;
    y = tensor_of(y.shape, y.rank);

    for (int p = 0; p < sites; p++) {
        int place[4], rest = p;
        for (int a = 0; a < n; a++) {
            place[a] = rest % x.shape[a];
            rest = rest / x.shape[a];
        }
        for (int t = 0; t < taps; t++) {
            int tap[4], r = t, flat = 0, outside = 0;
            for (int a = n - 1; a >= 0; a--) {
                tap[a] = r % kernel.shape[a];
                r = r / kernel.shape[a];
            }
            for (int a = 0; a < n; a++) {
                int j = place[a] + tap[a] - (kernel.shape[a] - 1) / 2;
                if (j < 0 || j >= x.shape[a]) outside = 1;
                flat = flat * x.shape[a] + j;
            }
            if (outside) continue;
            for (int c = 0; c < C; c++)
                for (int o = 0; o < O; o++)
                    y.data[p * O + o] += x.data[flat * C + c] * kernel.data[(t * C + c) * O + o];
        }
    }
    return y;
}
