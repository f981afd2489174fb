// expect: wrong-answer
// mistake: bias-per-tap
// The bias is in the innermost sum.
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
    int n = (x.shape[0] + stride - 1) / stride;
    int t = (n - 1) * stride + kernel.shape[0] - x.shape[0];
    int before = t < 0 ? 0 : t / 2;
    tensor y = tensor_zeros(n, bias.shape[0]);
    for (int i = 0; i < n; i++)
        for (int f = 0; f < bias.shape[0]; f++)
            for (int k = 0; k < kernel.shape[0]; k++)
                for (int c = 0; c < x.shape[1]; c++) {
                    int at = i * stride + k - before;
                    if (at >= 0 && at < x.shape[0])
                        *tensor_at(y, i, f) += *tensor_at(x, at, c) * *tensor_at(kernel, k, c, f) + *tensor_at(bias, f);
                }
    return y;
}
