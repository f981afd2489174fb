// expect: wrong-answer
// mistake: channels-swapped
// WOI for the kernel.
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    struct conv_options o = {0};
    o.rhs_dilation[0] = dilation;
    o.window_strides[0] = 1;
    o.padding = "VALID";
    o.dimension_numbers[0] = "NWC";
    o.dimension_numbers[1] = "WOI";
    o.dimension_numbers[2] = "NWC";
    tensor r = (conv_general_dilated)(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel, o);
    return tensor_reshape(r, r.shape[1], r.shape[2]);
}
