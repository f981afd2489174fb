// expect: wrong-shape
// mistake: none
// Returns an empty tensor that has lost its channels.
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    int n = x.shape[0] - (kernel.shape[0] - 1) * dilation;
    if (n <= 0) return tensor_zeros(0);
    tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel,
        .rhs_dilation = {dilation}, .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(y, n, kernel.shape[2]);
}
