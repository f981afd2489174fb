// expect: wrong-shape
// mistake: none
// Returns a column, (n, 1).
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
    tensor l = tensor_reshape(x, 1, x.shape[0], 1);
    tensor r = tensor_reshape(kernel, kernel.shape[0], 1, 1);
    struct conv_options opt = {.dimension_numbers = {"NWC", "WIO", "NWC"}};
    opt.padding = padding_mode == 1.0f ? "SAME" : "VALID";
    tensor o = (conv_general_dilated)(l, r, opt);
    return tensor_reshape(o, o.shape[1], 1);
}
