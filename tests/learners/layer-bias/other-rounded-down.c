// expect: wrong-shape
// mistake: none
// L / stride rows.
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
    int L = x.shape[0], rows = L / stride, F = bias.shape[0];
    int total = (rows - 1) * stride + kernel.shape[0] - L;
    int lo = total > 0 ? total / 2 : 0;
    tensor y = tensor_zeros(rows, F);
    for (int i = 0; i < rows; i++)
        for (int f = 0; f < F; f++) {
            float s = bias.data[f];
            for (int k = 0; k < kernel.shape[0]; k++) {
                int j = i * stride + k - lo;
                for (int c = 0; c < x.shape[1] && j >= 0 && j < L; c++)
                    s += *tensor_at(x, j, c) * *tensor_at(kernel, k, c, f);
            }
            y.data[i * F + f] = s;
        }
    return y;
}
