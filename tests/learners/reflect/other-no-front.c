// expect: wrong-answer
// mistake: none
// Everything is added behind x, nothing in front.
#include "stride.h"

static int turn(int i, int n)
{
    if (n == 1) return 0;
    int p = 2 * (n - 1);
    i %= p;
    return i < n ? i : p - i;
}

tensor conv_reflect(tensor x, tensor kernel)
{
    tensor y = tensor_zeros(x.shape[0]);
    for (int i = 0; i < x.shape[0]; i++)
        for (int k = 0; k < kernel.shape[0]; k++)
            y.data[i] += x.data[turn(i + k, x.shape[0])] * kernel.data[k];
    return y;
}
