// expect: runtime-error
// mistake: groups-ignored
// Tells the primitive of groups of the batch, and not of the channels.
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
    tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel,
        .padding = "SAME", .batch_group_count = groups, .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(y, y.shape[1], y.shape[2]);
}
