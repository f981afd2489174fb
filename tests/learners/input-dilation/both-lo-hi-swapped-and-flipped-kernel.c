// expect: wrong-answer
// mistake: lo-hi-swapped flipped-kernel
// A convolution "by the book", with hi in front.
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
    int K = kernel.shape[0], C = kernel.shape[1], O = kernel.shape[2];
    int P = hi + 1 + (x.shape[0] - 1) * dilation + lo;
    if (P - K + 1 <= 0) return tensor_zeros(0, O);
    tensor y = tensor_zeros(P - K + 1, O);
    for (int j = 0; j < x.shape[0]; j++)
        for (int k = 0; k < K; k++) {
            int i = hi + j * dilation - k;
            if (i < 0 || i > P - K) continue;
            for (int c = 0; c < C; c++)
                for (int o = 0; o < O; o++)
                    *tensor_at(y, i, o) += *tensor_at(x, j, c) * *tensor_at(kernel, K - 1 - k, c, o);
        }
    return y;
}
