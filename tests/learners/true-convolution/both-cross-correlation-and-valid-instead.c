// expect: wrong-shape
// mistake: cross-correlation valid-instead
// conv1d-basic once more.
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
    int places = f.shape[0] - g.shape[0] + 1;
    if (places < 0) places = 0;
    tensor y = tensor_zeros(places);
    for (int i = 0; i < places; i++) {
        float sum = 0;
        for (int k = 0; k < g.shape[0]; k++)
            sum += f.data[i + k] * g.data[k];
        y.data[i] = sum;
    }
    return y;
}
