// expect: wrong-answer
// mistake: repeat-samples
// Divides without looking at the remainder.
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int d, int lo, int hi)
{
    int rows = 1 + (x.shape[0] - 1) * d;
    int n = rows + lo + hi - kernel.shape[0] + 1;
    if (n <= 0) return tensor_zeros(0, kernel.shape[2]);
    tensor out = tensor_zeros(n, kernel.shape[2]);
    float *p = out.data;
    for (int i = 0; i < n; i++) {
        for (int o = 0; o < kernel.shape[2]; o++, p++) {
            for (int k = 0; k < kernel.shape[0]; k++) {
                int j = i + k - lo;
                if (j >= 0 && j < rows) {
                    for (int c = 0; c < x.shape[1]; c++)
                        *p += x.data[(j / d) * x.shape[1] + c]
                            * kernel.data[(k * x.shape[1] + c) * kernel.shape[2] + o];
                }
            }
        }
    }
    return out;
}
