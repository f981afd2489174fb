// expect: wrong-shape
// mistake: stride-ignored
// The answer for stride 1, copied from the exercise before.
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    tensor in = tensor_reshape(x, 1, 1, -1);
    tensor w = tensor_reshape(kernel, 1, 1, -1);
    tensor out;
    (void) stride;
    if (padding_mode == 0.0f)
        out = conv_general_dilated(in, w, .window_strides = {1}, .padding = "VALID");
    else
        out = conv_general_dilated(in, w, .window_strides = {1}, .padding = "SAME");
    return tensor_reshape(out, -1);
}
