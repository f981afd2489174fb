// expect: wrong-shape
// mistake: none
// "A pad cannot be negative."
#include "stride.h"

#define MAX0(v) ((v) < 0 ? 0 : (v))

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
    lo = MAX0(lo);
    hi = MAX0(hi);
    int P = lo + 1 + (x.shape[0] - 1) * dilation + hi;
    tensor s = tensor_zeros(P, x.shape[1]);
    for (int j = 0; j < x.shape[0]; j++)
        for (int c = 0; c < x.shape[1]; c++)
            *tensor_at(s, lo + j * dilation, c) = *tensor_at(x, j, c);
    tensor y = tensor_zeros(MAX0(P - kernel.shape[0] + 1), kernel.shape[2]);
    for (int i = 0; i < y.shape[0]; i++)
        for (int o = 0; o < y.shape[1]; o++) {
            float sum = 0;
            for (int k = 0; k < kernel.shape[0]; k++)
                for (int c = 0; c < x.shape[1]; c++)
                    sum += *tensor_at(s, i + k, c) * *tensor_at(kernel, k, c, o);
            *tensor_at(y, i, o) = sum;
        }
    return y;
}
