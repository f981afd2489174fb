// expect: wrong-shape
// mistake: none
// One zero on each side, whatever the size of the kernel: works for three weights only.
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
    int extra = padding_mode == 1 ? 1 : 0;
    tensor p = tensor_zeros(x.shape[0] + 2 * extra);
    for (int i = 0; i < x.shape[0]; i++) p.data[i + extra] = x.data[i];
    int n = p.shape[0] - kernel.shape[0] + 1;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < kernel.shape[0]; k++)
            y.data[i] += p.data[i + k] * kernel.data[k];
    return y;
}
