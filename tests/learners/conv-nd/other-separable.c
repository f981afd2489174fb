// expect: wrong-answer
// mistake: none
// One axis after the other, each with the taps along its edge of the kernel: right for one axis only.
#include "stride.h"

tensor conv_nd(tensor x, tensor kernel)
{
    int n = x.rank - 1, C = x.shape[n], O = kernel.shape[n + 1], wstep = C * O, xstep = 1;
    tensor y = x;
    y.shape[n] = O;
    y = tensor_of(y.shape, y.rank);
    int sites = tensor_size(x) / C;
    for (int a = n - 1; a >= 0; a--) {
        for (int p = 0; p < sites; p++) {
            int here = p / xstep % x.shape[a];
            for (int k = 0; k < kernel.shape[a]; k++) {
                int d = k - (kernel.shape[a] - 1) / 2;
                if (here + d < 0 || here + d >= x.shape[a]) continue;
                for (int c = 0; c < C; c++)
                    for (int o = 0; o < O; o++)
                        y.data[p * O + o] += x.data[(p + d * xstep) * C + c] * kernel.data[k * wstep + c * O + o];
            }
        }
        xstep *= x.shape[a];
        wstep *= kernel.shape[a];
    }
    return y;
}
