// expect: accepted
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
    float *first = x.data;
    float *last  = x.data + x.shape[0] - kernel.shape[0];   /* last place where it fits */
    if (kernel.shape[0] > x.shape[0])
        return tensor_zeros(0);
    tensor out = tensor_zeros(x.shape[0] - kernel.shape[0] + 1);
    float *o = out.data;
    while (first <= last) {
        float *a = first++, *b = kernel.data;
        double s = 0;
        while (b != kernel.data + kernel.shape[0])
            s += (double)*a++ * *b++;
        *o++ = (float)s;
    }
    return out;
}
