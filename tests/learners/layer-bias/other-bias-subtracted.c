// expect: wrong-answer
// mistake: none
// Takes the bias for a threshold, and subtracts it.
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
    tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel,
        .window_strides = {stride}, .padding = "SAME", .dimension_numbers = {"NWC", "WIO", "NWC"});
    y = tensor_reshape(y, y.shape[1], y.shape[2]);
    for (int i = 0; i < y.shape[0]; i++)
        for (int f = 0; f < y.shape[1]; f++)
            *tensor_at(y, i, f) -= *tensor_at(bias, f);
    return y;
}
