// expect: wrong-answer
// mistake: flipped-kernel
// The kernel is copied backwards first, "because convolution flips".
#include "stride.h"
#include <stdlib.h>

tensor conv1d_basic(tensor x, tensor kernel) {
    int nx = x.shape[0];
    int nk = kernel.shape[0];

    float *rev = malloc(nk * sizeof(float));
    int a = 0;
    int b = nk - 1;
    while (b >= 0) { rev[a] = kernel.data[b]; a++; b--; }

    if (nk > nx) { free(rev); return tensor_zeros(0); }

    tensor result = tensor_zeros(nx - nk + 1);
    for (int pos = 0; pos + nk <= nx; ++pos) {
        float acc = 0.0f;
        for (int t = 0; t < nk; ++t) acc = acc + x.data[pos + t] * rev[t];
        result.data[pos] = acc;
    }
    free(rev);
    return result;
}
