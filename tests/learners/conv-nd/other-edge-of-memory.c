// expect: wrong-answer
// mistake: none
// Checks the flat index only, so a window runs from the end of one row into the next.
#include "stride.h"

tensor conv_nd(tensor x, tensor kernel)
{
    int n = x.rank - 1, C = x.shape[n], O = kernel.shape[n + 1];
    int sites = tensor_size(x) / C, taps = tensor_size(kernel) / C / O;
    tensor y = x;
    y.shape[n] = O;
    y = tensor_of(y.shape, y.rank);
    for (int p = 0; p < sites; p++)
        for (int t = 0; t < taps; t++) {
            int at = p, tt = t, step = 1;
            for (int a = n - 1; a >= 0; a--) {
                at += (tt % kernel.shape[a] - (kernel.shape[a] - 1) / 2) * step;
                tt /= kernel.shape[a];
                step *= x.shape[a];
            }
            if (at < 0 || at >= sites) continue;
            for (int c = 0; c < C; c++)
                for (int o = 0; o < O; o++)
                    y.data[p * O + o] += x.data[at * C + c] * kernel.data[(t * C + c) * O + o];
        }
    return y;
}
