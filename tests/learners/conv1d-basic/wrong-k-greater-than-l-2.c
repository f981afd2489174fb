// expect: wrong-shape
// mistake: k-greater-than-l
// "The shorter one slides along the longer one": right for numpy, not here.
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
    tensor lang = x, kurz = kernel;
    if (kurz.shape[0] > lang.shape[0]) { tensor tmp = lang; lang = kurz; kurz = tmp; }

    tensor y = tensor_zeros(lang.shape[0] - kurz.shape[0] + 1);
    for (float *p = y.data; p < y.data + y.shape[0]; p++)
        for (int k = kurz.shape[0]; k--; )
            *p += lang.data[(p - y.data) + k] * kurz.data[k];
    return y;
}
