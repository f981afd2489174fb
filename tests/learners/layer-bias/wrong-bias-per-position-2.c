// expect: wrong-answer
// mistake: bias-per-position
// Runs through all numbers of the result and thinks that those of one feature lie together.
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
    tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel,
        .window_strides = {stride}, .padding = "SAME", .dimension_numbers = {"NWC", "WIO", "NWC"});
    int places = y.shape[1];
    for (int n = 0; n < tensor_size(y); n++)
        y.data[n] += bias.data[n / places];
    return tensor_reshape(y, places, kernel.shape[2]);
}
