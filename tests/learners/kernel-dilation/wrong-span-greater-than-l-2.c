// expect: runtime-error
// mistake: span-greater-than-l
// Asks whether K fits, not whether the whole span does.
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    int len = x.shape[0], ch = x.shape[1], k = kernel.shape[0], feat = kernel.shape[2];
    if (k > len) {
        return tensor_zeros(0, feat);
    }
    int m = len - (k - 1) * dilation;
    tensor res = tensor_zeros(m, feat);
    int row, f, t, c;
    for (row = 0; row < m; row++)
        for (t = 0; t < k; t++)
            for (c = 0; c < ch; c++)
                for (f = 0; f < feat; f++)
                    res.data[row * feat + f] += *tensor_at(x, row + t * dilation, c) * *tensor_at(kernel, t, c, f);
    return res;
}
