// expect: wrong-answer
// mistake: last-axis-first
// Takes a flat number apart from the front, and puts the index together from the front as well.
#include "stride.h"

tensor conv_nd(tensor x, tensor kernel)
{
    int n = x.rank - 1, C = x.shape[n], O = kernel.shape[n + 1];
    int sites = 1, taps = 1;
    for (int a = 0; a < n; a++) { sites *= x.shape[a]; taps *= kernel.shape[a]; }
    tensor y = x;
    y.shape[n] = O;
    y = tensor_of(y.shape, x.rank);

    for (int p = 0; p < sites; p++)
        for (int t = 0; t < taps; t++) {
            int pp = p, tt = t, at = 0, step = 1, inside = 1;
            for (int a = 0; a < n; a++) {
                int j = pp % x.shape[a] + tt % kernel.shape[a] - (kernel.shape[a] - 1) / 2;
                pp /= x.shape[a];
                tt /= kernel.shape[a];
                if (j < 0 || j >= x.shape[a]) inside = 0;
                at += j * step;
                step *= x.shape[a];
            }
            if (!inside) continue;
            for (int c = 0; c < C; c++)
                for (int o = 0; o < O; o++)
                    y.data[p * O + o] += x.data[at * C + c] * kernel.data[(t * C + c) * O + o];
        }
    return y;
}
