// expect: accepted
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode) {
    tensor row = tensor_reshape(x, 1, 1, -1), taps = tensor_reshape(kernel, 1, 1, -1);
    const char *how = "VALID";
    if (padding_mode > 0.5f) how = "SAME";
    tensor out = conv_general_dilated(row, taps, .window_strides = {stride}, .padding = how);
    return tensor_reshape(out, out.shape[2]);
}
