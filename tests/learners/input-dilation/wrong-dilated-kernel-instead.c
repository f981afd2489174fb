// expect: wrong-shape
// mistake: dilated-kernel-instead
// Writes the zeros into the kernel.
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
    int nk = kernel.shape[0], ci = kernel.shape[1], co = kernel.shape[2];
    int wide = nk + (nk - 1) * (dilation - 1);
    tensor kd = tensor_zeros(wide, ci, co);
    for (int k = 0; k < nk; k++)
        for (int c = 0; c < ci; c++)
            for (int o = 0; o < co; o++)
                *tensor_at(kd, k * dilation, c, o) = *tensor_at(kernel, k, c, o);

    int n = x.shape[0] + lo + hi - wide + 1;
    if (n <= 0) return tensor_zeros(0, co);
    tensor y = tensor_zeros(n, co);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < wide; k++)
            if (i + k >= lo && i + k < lo + x.shape[0])
                for (int c = 0; c < ci; c++)
                    for (int o = 0; o < co; o++)
                        *tensor_at(y, i, o) += *tensor_at(x, i + k - lo, c) * *tensor_at(kd, k, c, o);
    return y;
}
