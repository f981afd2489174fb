// expect: runtime-error
// mistake: none
// Pads into an array of 64, and gives up when that is too small.
#include "stride.h"
#include <stdio.h>
#include <stdlib.h>

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    float padded[64] = {0};
    int n = x.shape[0] + lo + hi;
    if (n > 64) { printf("too long: %d\n", n); abort(); }
    for (int i = 0; i < x.shape[0]; i++)
        if (i + lo >= 0 && i + lo < n) padded[i + lo] = x.data[i];
    int places = n - kernel.shape[0] + 1;
    if (places < 0) places = 0;
    tensor y = tensor_zeros(places);
    for (int i = 0; i < places; i++)
        for (int k = 0; k < kernel.shape[0]; k++) y.data[i] += padded[i + k] * kernel.data[k];
    return y;
}
