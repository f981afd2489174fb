// expect: wrong-answer
// mistake: none
// K / 2 zeros in front of every axis.
#include "stride.h"
#include <stdio.h>

tensor conv_nd(tensor x, tensor kernel)
{
    struct conv_options o = {0};
    static char lay[2][16];
    int n = x.rank - 1;
    tensor in = x;
    in.rank++;
    in.shape[0] = 1;
    for (int i = 0; i < x.rank; i++) in.shape[i + 1] = x.shape[i];
    for (int i = 0; i < n; i++) {
        o.pads[i][0] = kernel.shape[i] / 2;
        o.pads[i][1] = kernel.shape[i] - 1 - kernel.shape[i] / 2;
    }
    sprintf(lay[0], "N%.*sC", n, "1234");
    sprintf(lay[1], "%.*sIO", n, "1234");
    o.dimension_numbers[0] = o.dimension_numbers[2] = lay[0];
    o.dimension_numbers[1] = lay[1];
    tensor y = (conv_general_dilated)(in, kernel, o);
    x.data = y.data;
    x.shape[n] = kernel.shape[n + 1];
    return x;
}
