// expect: accepted
#include "stride.h"
tensor conv_pads(tensor x, tensor kernel, int lo, int hi) { int n = x.shape[0] + lo + hi - kernel.shape[0] + 1; tensor y = tensor_zeros(n < 0 ? 0 : n); for (int i = 0; i < n; i++) for (int k = 0; k < kernel.shape[0]; k++) { int j = i + k - lo; y.data[i] += j < 0 || j >= x.shape[0] ? 0 : x.data[j] * kernel.data[k]; } return y; }
