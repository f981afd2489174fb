// expect: runtime-error
// mistake: k-greater-than-l
// The size is computed and used, whatever its sign.
#include "stride.h"

static float x_at(const tensor *x, int i) { return (i < 0 || i >= x->shape[0]) ? 0.f : x->data[i]; }

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    tensor y = tensor_zeros(x.shape[0] + lo + hi - kernel.shape[0] + 1);

    for (int i = 0; i < y.shape[0]; i++)
        for (int k = 0; k < kernel.shape[0]; k++)
            y.data[i] += x_at(&x, i + k - lo) * kernel.data[k];
    return y;
}
