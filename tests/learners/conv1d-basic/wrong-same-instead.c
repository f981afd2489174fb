// expect: wrong-shape
// mistake: same-instead
// Pads with zeros so that the answer is as long as x.
#include "stride.h"

struct line { tensor src; int shift; };

static float get(struct line l, int i)
{
    int j = i - l.shift;
    if (j < 0) return 0;
    if (j > l.src.shape[0] - 1) return 0;
    return l.src.data[j];
}

tensor conv1d_basic(tensor x, tensor kernel)
{
    struct line padded = { x, (kernel.shape[0] - 1) / 2 };
    tensor out = tensor_zeros(x.shape[0]);

    for (int i = 0; i < x.shape[0]; i++)
        for (int k = 0; k < kernel.shape[0]; k++)
            out.data[i] += get(padded, i + k) * kernel.data[k];
    return out;
}
