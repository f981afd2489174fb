// expect: wrong-answer
// mistake: none
// kh / 2 and kw / 2 zeros above and at the left: one too many for even kernels.
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
    int kh = kernel.shape[0], kw = kernel.shape[1];
    int *s = x.shape + x.rank - 3;
    tensor y = conv_general_dilated(tensor_reshape(x, -1, s[0], s[1], s[2]), kernel,
        .pads = {{kh / 2, kh - 1 - kh / 2}, {kw / 2, kw - 1 - kw / 2}},
        .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
    x.data = y.data;
    x.shape[x.rank - 1] = kernel.shape[3];
    return x;
}
