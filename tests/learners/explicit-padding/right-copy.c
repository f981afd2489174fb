// expect: accepted
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    int length = x.shape[0] + lo + hi;
    tensor padded = tensor_zeros(length);
    for (int to = 0; to < length; to++) {
        int from = to - lo;
        if (from >= 0 && from < x.shape[0])
            *tensor_at(padded, to) = *tensor_at(x, from);
    }
    int places = length - kernel.shape[0] + 1;
    if (places < 0)
        places = 0;
    tensor y = tensor_zeros(places);
    for (int i = 0; i < places; i++) {
        double sum = 0;
        for (int k = 0; k < kernel.shape[0]; k++)
            sum += (double)*tensor_at(padded, i + k) * *tensor_at(kernel, k);
        *tensor_at(y, i) = (float)sum;
    }
    return y;
}
