// expect: wrong-answer
// mistake: pads-from-first-axis flipped-kernel
// One front for all axes, and the kernel from its end.
#include "stride.h"

tensor conv_nd(tensor x, tensor kernel)
{
    int n = x.rank - 1, C = x.shape[n], O = kernel.shape[n + 1];
    int sites = tensor_size(x) / C, taps = tensor_size(kernel) / (C * O), front = (kernel.shape[0] - 1) / 2;
    tensor y = x;
    y.shape[n] = O;
    y = tensor_of(y.shape, y.rank);
    for (int p = 0; p < sites; p++)
        for (int t = 0; t < taps; t++) {
            int pp = p, tt = t, at = 0, step = 1, a;
            for (a = n - 1; a >= 0; a--) {
                int j = pp % x.shape[a] + tt % kernel.shape[a] - front;
                if (j < 0 || j >= x.shape[a]) break;
                at += j * step;
                step *= x.shape[a];
                pp /= x.shape[a];
                tt /= kernel.shape[a];
            }
            if (a >= 0) continue;
            for (int c = 0; c < C; c++)
                for (int o = 0; o < O; o++)
                    y.data[p * O + o] += x.data[at * C + c] * kernel.data[((taps - 1 - t) * C + c) * O + o];
        }
    return y;
}
