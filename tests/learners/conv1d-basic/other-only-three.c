// expect: wrong-answer
// mistake: none
// Written for the kernel of the lesson, which has three weights.
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
    int K = kernel.shape[0];
    int n = x.shape[0] - K + 1;
    if (n <= 0) return tensor_zeros(0);
    float a = kernel.data[0];
    float b = K > 1 ? kernel.data[1] : 0;
    float c = K > 2 ? kernel.data[2] : 0;
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++) {
        y.data[i] = a * x.data[i];
        if (K > 1) y.data[i] += b * x.data[i + 1];
        if (K > 2) y.data[i] += c * x.data[i + 2];
    }
    return y;
}
