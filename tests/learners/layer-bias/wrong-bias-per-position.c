// expect: runtime-error
// mistake: bias-per-position
// bias[i], with the index of the position.
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
    int n = (x.shape[0] + stride - 1) / stride;
    int total = (n - 1) * stride + kernel.shape[0] - x.shape[0];
    int lo = total > 0 ? total / 2 : 0;
    tensor y = tensor_zeros(n, kernel.shape[2]);
    for (int i = 0; i < n; i++)
        for (int o = 0; o < kernel.shape[2]; o++) {
            float sum = *tensor_at(bias, i);
            for (int k = 0; k < kernel.shape[0]; k++)
                for (int c = 0; c < x.shape[1]; c++) {
                    int j = i * stride - lo + k;
                    if (j < 0 || j > x.shape[0] - 1) continue;
                    sum += *tensor_at(x, j, c) * *tensor_at(kernel, k, c, o);
                }
            *tensor_at(y, i, o) = sum;
        }
    return y;
}
