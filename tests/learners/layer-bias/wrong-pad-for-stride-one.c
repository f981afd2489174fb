// expect: wrong-answer
// mistake: pad-for-stride-one
// (K - 1) / 2 in front, whatever the stride is.
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
    int L = x.shape[0];
    int half = (kernel.shape[0] - 1) / 2;
    int F = bias.shape[0];
    tensor y = tensor_zeros((L + stride - 1) / stride, F);
    float *out = y.data;
    for (int centre = 0; centre < L; centre += stride)
        for (int f = 0; f < F; f++) {
            float v = bias.data[f];
            for (int k = 0; k < kernel.shape[0]; k++) {
                int j = centre - half + k;
                if (j >= 0 && j < L)
                    for (int c = 0; c < x.shape[1]; c++)
                        v += *tensor_at(x, j, c) * *tensor_at(kernel, k, c, f);
            }
            *out++ = v;
        }
    return y;
}
