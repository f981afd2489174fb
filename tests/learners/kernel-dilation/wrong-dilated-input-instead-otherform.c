// expect: runtime-error
// mistake: dilated-input-instead
// lhs where rhs is meant; with a named padding the primitive refuses that.
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    tensor batch = tensor_reshape(x, 1, x.shape[0], x.shape[1]);
    tensor y = conv_general_dilated(batch, kernel, .window_strides = {1}, .padding = "VALID",
        .lhs_dilation = {dilation}, .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(y, y.shape[1], y.shape[2]);
}
