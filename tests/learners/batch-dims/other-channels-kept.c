// expect: wrong-shape
// mistake: none
// The result has the shape of x, channels and all.
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
    int *s = x.shape + x.rank - 3;
    tensor y = conv_general_dilated(tensor_reshape(x, -1, s[0], s[1], s[2]), kernel, .padding = "SAME",
        .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
    tensor out = tensor_of(x.shape, x.rank);
    for (int i = 0; i < tensor_size(out) && i < tensor_size(y); i++)
        out.data[i] = y.data[i];
    return out;
}
