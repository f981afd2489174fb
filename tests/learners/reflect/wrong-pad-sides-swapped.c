// expect: wrong-answer
// mistake: pad-sides-swapped
// K / 2 in front.
#include "stride.h"

static int fold(int i, int last)
{
    if (last == 0) return 0;
    while (i < 0 || i > last) {
        if (i < 0) i = -i;
        else i = last - (i - last);
    }
    return i;
}

tensor conv_reflect(tensor x, tensor kernel)
{
    int K = kernel.shape[0], left = K / 2, right = K - 1 - left;
    int n = left + x.shape[0] + right;
    tensor p = tensor_zeros(n);
    for (int i = 0; i < n; i++) p.data[i] = x.data[fold(i - left, x.shape[0] - 1)];
    tensor y = tensor_zeros(x.shape[0]);
    for (int i = 0; i < x.shape[0]; i++)
        for (int k = 0; k < K; k++) y.data[i] += p.data[i + k] * kernel.data[k];
    return y;
}
