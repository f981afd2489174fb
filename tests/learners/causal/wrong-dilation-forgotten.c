// expect: wrong-answer
// mistake: dilation-forgotten
// K - 1 zeros in front, while the taps stand dilation apart.
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
    int L = x.shape[0], K = kernel.shape[0];
    int left = K - 1;
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K; k++) {
            int j = i + k * dilation - left;
            if (j >= 0 && j < L)
                *tensor_at(y, i) += *tensor_at(x, j) * *tensor_at(kernel, k);
        }
    return y;
}
