// expect: wrong-answer
// mistake: bias-once
// A loop over the features, after all the others, and none over the positions.
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
    tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel,
        .window_strides = {stride}, .padding = "SAME", .dimension_numbers = {"NWC", "WIO", "NWC"});
    y = tensor_reshape(y, y.shape[1], y.shape[2]);
    for (int i = 0; i < bias.shape[0]; i++)
        y.data[i] += bias.data[i];
    return y;
}
