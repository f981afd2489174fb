// expect: wrong-answer
// mistake: flipped-kernel
// Turns the kernel around in place before it does anything else.
#include "stride.h"

static void reverse(float *a, int n)
{
    int i = 0, j = n - 1;
    while (i < j) { float t = a[i]; a[i] = a[j]; a[j] = t; i++; j--; }
}

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    reverse(kernel.data, kernel.shape[0]);
    tensor r = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], 1), tensor_reshape(kernel, kernel.shape[0], 1, 1),
        .window_strides = {stride}, .padding = padding_mode == 1 ? "same" : "valid", .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(r, r.shape[1]);
}
