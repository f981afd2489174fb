// expect: wrong-answer
// mistake: zero-padding
// Lets SAME do it.
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
    tensor a = tensor_reshape(x, 1, x.shape[0], 1);
    tensor b = tensor_reshape(kernel, kernel.shape[0], 1, 1);
    tensor c = conv_general_dilated(a, b, .window_strides = {1}, .padding = "SAME",
                                    .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(c, c.shape[1]);
}
