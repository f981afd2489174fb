// expect: wrong-answer
// mistake: same-padding
// Lets SAME find the zeros.
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
    tensor in = tensor_reshape(x, 1, 1, x.shape[0]);
    tensor k = tensor_reshape(kernel, 1, 1, kernel.shape[0]);
    tensor out = conv_general_dilated(in, k, .padding = "SAME", .rhs_dilation = {dilation});
    return tensor_reshape(out, x.shape[0]);
}
