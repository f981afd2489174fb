// expect: wrong-answer
// mistake: flipped-kernel
// Turns the kernel in place, which is allowed, and should not have.
#include "stride.h"

static void swap(float *a, float *b) { float t = *a; *a = *b; *b = t; }

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
    int n = kernel.shape[1] * kernel.shape[2];
    for (int a = 0, b = kernel.shape[0] - 1; a < b; a++, b--)
        for (int i = 0; i < n; i++)
            swap(&kernel.data[a * n + i], &kernel.data[b * n + i]);
    tensor y = conv_general_dilated(tensor_reshape(x, 1, -1, x.shape[1]), kernel, .padding = "SAME",
        .window_strides = {stride}, .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_add(tensor_reshape(y, -1, kernel.shape[2]), bias);
}
