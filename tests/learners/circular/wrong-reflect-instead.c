// expect: wrong-answer
// mistake: reflect-instead
// Turns back at both ends, until the index is inside.
#include "stride.h"

int inside(int i, int n)
{
    if (n == 1) return 0;
    if (i < 0) return inside(-i, n);
    if (i >= n) return inside(2 * (n - 1) - i, n);
    return i;
}

tensor conv_circular(tensor x, tensor kernel)
{
    tensor y = tensor_zeros(x.shape[0]);
    int shift = (kernel.shape[0] - 1) / 2;
    for (int i = 0; i < x.shape[0]; i++)
        for (int k = 0; k < kernel.shape[0]; k++)
            y.data[i] += x.data[inside(i + k - shift, x.shape[0])] * kernel.data[k];
    return y;
}
