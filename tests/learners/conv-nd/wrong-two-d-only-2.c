// expect: runtime-error
// mistake: two-d-only
// Writes NHWC and HWIO, whatever x has.
#include "stride.h"

tensor conv_nd(tensor x, tensor kernel)
{
    tensor b = x;
    b.rank = x.rank + 1;
    b.shape[0] = 1;
    for (int i = 0; i < x.rank; i++) b.shape[i + 1] = x.shape[i];
    tensor y = conv_general_dilated(b, kernel, .window_strides = {1, 1}, .padding = "SAME",
        .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
    return tensor_reshape(y, y.shape[1], y.shape[2], y.shape[3]);
}
