// expect: wrong-shape
// mistake: pads-before-dilation
// First pads x, then inflates all of it.
#include "stride.h"

static tensor pad_rows(tensor t, int lo, int hi)
{
    int n = t.shape[0] + lo + hi;
    tensor r = tensor_zeros(n < 0 ? 0 : n, t.shape[1]);
    for (int i = 0; i < r.shape[0]; i++)
        for (int c = 0; c < t.shape[1]; c++)
            if (i - lo >= 0 && i - lo < t.shape[0])
                *tensor_at(r, i, c) = *tensor_at(t, i - lo, c);
    return r;
}

static tensor inflate_rows(tensor t, int d)
{
    if (t.shape[0] == 0) return t;
    tensor r = tensor_zeros((t.shape[0] - 1) * d + 1, t.shape[1]);
    for (int i = 0; i < t.shape[0]; i++)
        for (int c = 0; c < t.shape[1]; c++)
            *tensor_at(r, i * d, c) = *tensor_at(t, i, c);
    return r;
}

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
    tensor s = inflate_rows(pad_rows(x, lo, hi), dilation);
    int n = s.shape[0] - kernel.shape[0] + 1;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n, kernel.shape[2]);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < kernel.shape[0]; k++)
            for (int c = 0; c < x.shape[1]; c++)
                for (int o = 0; o < kernel.shape[2]; o++)
                    *tensor_at(y, i, o) += *tensor_at(s, i + k, c) * *tensor_at(kernel, k, c, o);
    return y;
}
