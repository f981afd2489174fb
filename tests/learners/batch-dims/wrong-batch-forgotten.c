// expect: runtime-error
// mistake: batch-forgotten
// Just the call, with whatever axes x has.
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
    return conv_general_dilated(x, kernel, .window_strides = {1, 1}, .padding = "SAME",
        .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
}
