// expect: wrong-shape
// mistake: k-greater-than-l
// Compares the kernel with x, before there is any padding.
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    int L = tensor_size(x), K = tensor_size(kernel);
    if (K > L) {
        return tensor_zeros(0);
    }
    tensor in = tensor_reshape(x, 1, L, 1);
    tensor w = tensor_reshape(kernel, K, 1, 1);
    tensor out = conv_general_dilated(in, w, .pads = {{lo, hi}}, .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(out, tensor_size(out));
}
