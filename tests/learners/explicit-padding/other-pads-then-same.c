// expect: wrong-shape
// mistake: none
// Pads x, and lets SAME pad once more.
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    int n = x.shape[0] + lo + hi;
    tensor p = tensor_zeros(1, 1, n);
    for (int i = 0; i < n; i++)
        if (i - lo >= 0 && i - lo < x.shape[0]) p.data[i] = x.data[i - lo];
    if (n < kernel.shape[0]) return tensor_zeros(0);
    tensor y = conv_general_dilated(p, tensor_reshape(kernel, 1, 1, -1), .padding = "SAME");
    return tensor_reshape(y, n);
}
