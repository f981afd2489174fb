// expect: wrong-shape
// mistake: dilated-input-instead
// lhs where rhs is meant.
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    tensor batch = tensor_reshape(x, 1, x.shape[0], x.shape[1]);
    tensor y = conv_general_dilated(batch, kernel, .window_strides = {1}, .pads = {{0, 0}},
        .lhs_dilation = {dilation}, .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(y, y.shape[1], y.shape[2]);
}
