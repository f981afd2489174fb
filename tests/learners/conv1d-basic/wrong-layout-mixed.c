// expect: runtime-error
// mistake: layout-mixed
// Shapes with the channel last, dimension numbers left at channel first.
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
    int L = x.shape[0];
    int K = kernel.shape[0];
    tensor xb = tensor_reshape(x, 1, L, 1);      /* (batch, length, channel) */
    tensor kb = tensor_reshape(kernel, K, 1, 1); /* (length, in, out) */
    tensor yb = conv_general_dilated(xb, kb, .padding = "VALID");
    return tensor_reshape(yb, -1);
}
