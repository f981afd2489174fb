// expect: wrong-shape
// mistake: none
// Works for the dilation of the lesson: anything above 1 is taken for 2.
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
    if (dilation > 1) dilation = 2;
    tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel,
                                    .lhs_dilation = {dilation}, .pads = {{lo, hi}},
                                    .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(y, y.shape[1], y.shape[2]);
}
