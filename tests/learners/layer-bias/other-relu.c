// expect: wrong-answer
// mistake: none
// Adds an activation that nobody asked for.
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
    tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel,
        .window_strides = {stride}, .padding = "SAME", .dimension_numbers = {"NWC", "WIO", "NWC"});
    y = tensor_add(tensor_reshape(y, y.shape[1], y.shape[2]), bias);
    for (int i = 0; i < tensor_size(y); i++)
        if (y.data[i] < 0) y.data[i] = 0;
    return y;
}
