// expect: wrong-answer
// mistake: flipped-kernel
// Turns the kernel round before it uses the primitive.
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
    tensor flip = tensor_zeros(kernel.shape[0], kernel.shape[1], kernel.shape[2]);
    int size = kernel.shape[1] * kernel.shape[2];
    for (int a = 0, b = kernel.shape[0] - 1; b >= 0; a++, b--)
        for (int i = 0; i < size; i++)
            flip.data[a * size + i] = kernel.data[b * size + i];

    tensor y = conv_general_dilated(tensor_reshape(x, 1, -1, x.shape[1]), flip,
        .lhs_dilation = {dilation}, .pads = {{lo, hi}},
        .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(y, -1, kernel.shape[2]);
}
