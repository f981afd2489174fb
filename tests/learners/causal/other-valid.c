// expect: wrong-shape
// mistake: none
// No zeros at all: only places where the whole kernel stands on x.
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
    tensor in = tensor_reshape(x, 1, 1, -1);
    tensor k = tensor_reshape(kernel, 1, 1, -1);
    tensor out = conv_general_dilated(in, k, .padding = "VALID", .rhs_dilation = {dilation});
    return tensor_reshape(out, -1);
}
