// expect: wrong-shape
// mistake: none
// Without padding.
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
    tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel,
        .feature_group_count = groups, .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(y, y.shape[1], y.shape[2]);
}
