// expect: wrong-answer
// mistake: edge-repeat
// Clamps at both ends.
#include "stride.h"
#include <math.h>

tensor conv_reflect(tensor x, tensor kernel)
{
    int last = x.shape[0] - 1;
    tensor y = tensor_zeros(last + 1);
    for (int i = 0; i <= last; i++)
        for (int k = 0; k < kernel.shape[0]; k++) {
            int j = i + k - (kernel.shape[0] - 1) / 2;
            j = (int)fmin(fmax(j, 0), last);
            y.data[i] += x.data[j] * kernel.data[k];
        }
    return y;
}
