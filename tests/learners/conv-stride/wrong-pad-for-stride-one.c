// expect: wrong-answer
// mistake: pad-for-stride-one
// Computes everything at stride 1 and keeps every stride-th number.
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    tensor dense = conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1),
        .padding = padding_mode == 1 ? "SAME" : "VALID");
    int have = dense.shape[2], keep = 0;
    for (int i = 0; i < have; i += stride) keep++;
    tensor y = tensor_zeros(keep);
    for (int i = 0, j = 0; i < have; i += stride) y.data[j++] = dense.data[i];
    return y;
}
