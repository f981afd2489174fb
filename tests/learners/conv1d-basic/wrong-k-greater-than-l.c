// expect: runtime-error
// mistake: k-greater-than-l
// Computes the size and never asks whether it is negative.
#include "stride.h"

static double window(tensor x, int from, tensor k) {
    double total = 0;
    for (int j = 0; j < k.shape[0]; j++)
        total += (double) x.data[from + j] * (double) k.data[j];
    return total;
}

tensor conv1d_basic(tensor x, tensor kernel) {
    int n = x.shape[0] - kernel.shape[0] + 1;
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++) y.data[i] = window(x, i, kernel);
    return y;
}
