// expect: runtime-error
// mistake: named-padding
// Asks for SAME, as everywhere else.
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
    x = tensor_reshape(x, 1, x.shape[0], x.shape[1]);
    tensor y = conv_general_dilated(x, kernel, .padding = "SAME", .lhs_dilation = {dilation},
        .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(y, y.shape[1], y.shape[2]);
}
