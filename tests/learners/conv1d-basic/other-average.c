// expect: wrong-answer
// mistake: none
// Divides by the number of weights, as in a moving average.
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
    int width = kernel.shape[0];
    int count = x.shape[0] - width + 1;
    if (width > x.shape[0]) count = 0;
    tensor mean = tensor_zeros(count);
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < width; k++) mean.data[i] += x.data[i + k] * kernel.data[k];
        mean.data[i] /= width;
    }
    return mean;
}
