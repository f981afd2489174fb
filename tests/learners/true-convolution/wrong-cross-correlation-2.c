// expect: wrong-answer
// mistake: cross-correlation
// Trusts that the primitive is a convolution, since it is called so.
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
    int p = g.shape[0] - 1;
    tensor a = tensor_reshape(f, 1, 1, -1), b = tensor_reshape(g, 1, 1, -1);
    tensor y = conv_general_dilated(a, b, .window_strides = {1}, .pads = {{p, p}});
    return tensor_reshape(y, y.shape[2]);
}
