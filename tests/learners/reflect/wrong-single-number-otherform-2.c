// expect: runtime-error
// mistake: single-number
// The mirror calls itself until the index is inside, and with a single number it never is.
#include "stride.h"

static float mirror(tensor x, int i)
{
    int last = x.shape[0] - 1;
    float v;
    if (i < 0)
        v = 1.0f * mirror(x, -i);
    else if (i > last)
        v = 1.0f * mirror(x, last - (i - last));
    else
        v = x.data[i];
    return v;
}

tensor conv_reflect(tensor x, tensor kernel)
{
    int front = (kernel.shape[0] - 1) / 2;
    tensor y = tensor_zeros(x.shape[0]);
    for (int i = 0; i < x.shape[0]; i++)
        for (int k = 0; k < kernel.shape[0]; k++)
            y.data[i] += mirror(x, i - front + k) * kernel.data[k];
    return y;
}
