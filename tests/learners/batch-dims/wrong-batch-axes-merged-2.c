// expect: wrong-shape
// mistake: batch-axes-merged
// Always four axes come back.
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
    int *hwc = &x.shape[x.rank - 3];
    int n = tensor_size(x) / (hwc[0] * hwc[1] * hwc[2]);
    tensor in = tensor_reshape(x, n, hwc[0], hwc[1], hwc[2]);
    tensor out = tensor_zeros(n, hwc[0], hwc[1], kernel.shape[3]);
    int up = (kernel.shape[0] - 1) / 2, left = (kernel.shape[1] - 1) / 2;
    for (int b = 0; b < n; b++)
    for (int i = 0; i < hwc[0]; i++)
    for (int j = 0; j < hwc[1]; j++)
    for (int k = 0; k < kernel.shape[0]; k++)
    for (int l = 0; l < kernel.shape[1]; l++) {
        int r = i + k - up, s = j + l - left;
        if (r < 0 || s < 0 || r >= hwc[0] || s >= hwc[1]) continue;
        for (int c = 0; c < hwc[2]; c++)
            for (int o = 0; o < kernel.shape[3]; o++)
                *tensor_at(out, b, i, j, o) += *tensor_at(in, b, r, s, c) * *tensor_at(kernel, k, l, c, o);
    }
    return out;
}
