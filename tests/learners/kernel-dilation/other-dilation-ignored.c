// expect: wrong-shape
// mistake: none
// Dilation 1, in the length as well as in the index.
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    (void)dilation;
    tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel,
        .padding = "VALID", .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(y, y.shape[1], y.shape[2]);
}
