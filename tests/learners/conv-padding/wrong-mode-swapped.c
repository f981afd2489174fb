// expect: wrong-shape
// mistake: mode-swapped
// Takes 0 for SAME and 1 for VALID.
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
    tensor row = tensor_reshape(x, 1, 1, -1), w = tensor_reshape(kernel, 1, 1, -1), out;
    if (!padding_mode) {
        out = conv_general_dilated(row, w, .padding = "SAME");
    } else {
        out = conv_general_dilated(row, w, .padding = "VALID");
    }
    return tensor_reshape(out, -1);
}
