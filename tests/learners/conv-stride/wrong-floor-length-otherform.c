// expect: wrong-shape
// mistake: floor-length
// Pads for all places, but then makes room for L / stride of them.
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0];
    int places = (L + stride - 1) / stride;
    int zeros = (places - 1) * stride + K - L;
    if (zeros < 0 || padding_mode == 0) zeros = 0;

    int count;
    if (padding_mode == 0)
        count = K > L ? 0 : (L - K) / stride + 1;
    else
        count = L / stride;

    tensor y = tensor_zeros(count);
    for (int i = 0, s = -(zeros / 2); i < count; i++, s += stride)
        for (int k = 0; k < K; k++)
            if (s + k >= 0 && s + k < L)
                y.data[i] += x.data[s + k] * kernel.data[k];
    return y;
}
