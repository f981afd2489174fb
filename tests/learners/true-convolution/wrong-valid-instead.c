// expect: wrong-shape
// mistake: valid-instead
// Flips, and then asks for VALID; the shorter one slides.
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
    tensor big = f, small = g;
    if (g.shape[0] > f.shape[0]) { big = g; small = f; }
    int n = small.shape[0];
    tensor w = tensor_zeros(1, 1, n);
    for (int i = 0; i < n; i++) w.data[n - 1 - i] = small.data[i];
    tensor y = conv_general_dilated(tensor_reshape(big, 1, 1, -1), w, .padding = "VALID");
    return tensor_reshape(y, -1);
}
