// expect: wrong-shape
// mistake: none
// Returns an empty tensor for a kernel longer than x in both modes.
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
    if (kernel.shape[0] > x.shape[0])
        return tensor_zeros(0);
    tensor l = tensor_reshape(x, 1, 1, x.shape[0]);
    tensor r = tensor_reshape(kernel, 1, 1, kernel.shape[0]);
    tensor o = conv_general_dilated(l, r, .padding = padding_mode > 0 ? "SAME" : "VALID");
    return tensor_reshape(o, o.shape[2]);
}
