// expect: wrong-answer
// mistake: none
// bias[0] for every feature.
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
    float b = *bias.data;
    tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel,
        .window_strides = {stride}, .padding = "SAME", .dimension_numbers = {"NWC", "WIO", "NWC"});
    y = tensor_reshape(y, y.shape[1], y.shape[2]);
    for (float *p = y.data; p < y.data + tensor_size(y); p++) *p += b;
    return y;
}
