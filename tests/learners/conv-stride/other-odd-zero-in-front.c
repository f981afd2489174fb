// expect: wrong-answer
// mistake: none
// Rounds the half in front up, as SAME_LOWER does.
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    tensor y = conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1),
        .window_strides = {stride}, .padding = padding_mode == 0 ? "VALID" : "SAME_LOWER");
    return tensor_reshape(y, -1);
}
