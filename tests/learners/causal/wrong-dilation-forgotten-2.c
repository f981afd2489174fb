// expect: wrong-shape
// mistake: dilation-forgotten
// The pad of an undilated kernel, handed to the primitive with a dilation.
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
    int K = kernel.shape[0];
    tensor y = conv_general_dilated(tensor_reshape(x, 1, -1, 1), tensor_reshape(kernel, K, 1, 1),
        .pads = {{K - 1, 0}}, .rhs_dilation = {dilation},
        .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(y, -1);
}
