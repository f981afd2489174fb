// expect: wrong-shape
// mistake: k-greater-than-l
// Compares the kernel with x before there is any padding, and takes the rest for settled.
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    if (x.shape[0] < kernel.shape[0])
        return tensor_zeros(0);

    int m = lo + hi + x.shape[0] + 1 - kernel.shape[0];
    tensor erg = tensor_zeros(m);
    for (int r = 0; r < m; r++) {
        float summe = 0;
        for (int t = 0; t < kernel.shape[0]; t++) {
            int q = r + t - lo;
            if (!(q < 0) && !(q >= x.shape[0])) summe += x.data[q] * kernel.data[t];
        }
        erg.data[r] = summe;
    }
    return erg;
}
