// expect: wrong-shape
// mistake: none
// Flattened, as in my-conv1d.
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
    tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel,
        .window_strides = {stride}, .padding = "SAME", .dimension_numbers = {"NWC", "WIO", "NWC"});
    y = tensor_add(y, bias);
    return tensor_reshape(y, -1);
}
