// expect: wrong-shape
// mistake: dilated-kernel-instead
// The wrong one of the two dilations.
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
    tensor xb = tensor_reshape(x, 1, x.shape[0], x.shape[1]);
    tensor yb = conv_general_dilated(xb, kernel,
        .window_strides = {1},
        .pads = {{lo, hi}},
        .rhs_dilation = {dilation},
        .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(yb, yb.shape[1], yb.shape[2]);
}
