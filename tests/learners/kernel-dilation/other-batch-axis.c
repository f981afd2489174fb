// expect: wrong-shape
// mistake: none
// The batch axis is still there.
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    return conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel,
        .rhs_dilation = {dilation}, .dimension_numbers = {"NWC", "WIO", "NWC"});
}
