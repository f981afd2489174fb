// expect: wrong-shape
// mistake: none
// Puts `dilation` zeros between two rows, one too many.
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
    int L = x.shape[0], C = x.shape[1], K = kernel.shape[0], O = kernel.shape[2];
    int big = L + (L - 1) * dilation;
    int P = big + lo + hi;
    if (K > P) return tensor_zeros(0, O);
    tensor y = tensor_zeros(P - K + 1, O);
    for (int i = 0; i <= P - K; i++)
        for (int k = 0; k < K; k++) {
            int q = i + k - lo;
            if (q < 0 || q >= big || q % (dilation + 1)) continue;
            for (int c = 0; c < C; c++)
                for (int o = 0; o < O; o++)
                    y.data[i * O + o] += x.data[q / (dilation + 1) * C + c] * kernel.data[(k * C + c) * O + o];
        }
    return y;
}
