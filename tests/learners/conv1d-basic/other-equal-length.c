// expect: wrong-shape
// mistake: none
// >= where > is meant: a kernel as long as x gets no place.
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
    if (kernel.shape[0] >= x.shape[0])
        return tensor_zeros(0);
    tensor y = tensor_zeros(x.shape[0] - kernel.shape[0] + 1);
    for (int i = 0; i < y.shape[0]; i++) {
        double s = 0.0;
        for (int k = 0; k < kernel.shape[0]; k++)
            s += x.data[i + k] * kernel.data[k];
        y.data[i] = (float) s;
    }
    return y;
}
