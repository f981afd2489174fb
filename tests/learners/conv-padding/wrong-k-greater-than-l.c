// expect: runtime-error
// mistake: k-greater-than-l
// Never asks whether the kernel fits.
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
    int K = kernel.shape[0];
    int total = padding_mode == 1 ? K - 1 : 0;
    int lo = total / 2;
    tensor xp = tensor_zeros(x.shape[0] + total);
    for (int i = 0; i < x.shape[0]; i++)
        *tensor_at(xp, lo + i) = *tensor_at(x, i);

    tensor y = tensor_zeros(xp.shape[0] - K + 1);
    for (int i = 0; i < y.shape[0]; i++)
        for (int k = 0; k < K; k++)
            *tensor_at(y, i) += *tensor_at(xp, i + k) * *tensor_at(kernel, k);
    return y;
}
