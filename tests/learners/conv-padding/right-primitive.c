// expect: accepted
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
    const char *modes[] = {"VALID", "SAME"};
    tensor y = conv_general_dilated(tensor_reshape(x, 1, -1, 1), tensor_reshape(kernel, -1, 1, 1),
        .padding = modes[(int)padding_mode], .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(y, -1);
}
