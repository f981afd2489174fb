// expect: wrong-answer
// mistake: bias-once pad-for-stride-one
// Everything at stride 1, then every stride-th row, and the bias on the first of them.
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
    int L = x.shape[0], F = kernel.shape[2];
    tensor all = conv_general_dilated(tensor_reshape(x, 1, L, x.shape[1]), kernel,
        .padding = "SAME", .dimension_numbers = {"NWC", "WIO", "NWC"});
    tensor y = tensor_zeros((L - 1) / stride + 1, F);
    for (int i = 0; i * stride < L; i++)
        for (int f = 0; f < F; f++)
            *tensor_at(y, i, f) = *tensor_at(all, 0, i * stride, f);
    for (int f = 0; f < F; f++)
        y.data[f] += bias.data[f];
    return y;
}
