// expect: runtime-error
// mistake: groups-ignored
// Never tells the primitive of the groups.
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
    tensor a = tensor_reshape(x, 1, x.shape[0], x.shape[1]);
    tensor y = conv_general_dilated(a, kernel, .window_strides = {1}, .padding = "SAME",
                                    .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(y, x.shape[0], kernel.shape[2]);
}
