// expect: wrong-answer
// mistake: depthwise-only
// Output channel o is input channel o, filtered.
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
    int L = x.shape[0];
    int K = kernel.shape[0];
    tensor y = tensor_zeros(L, kernel.shape[2]);
    for (int ch = 0; ch < kernel.shape[2]; ch++)
        for (int i = 0; i < L; i++) {
            float sum = 0;
            for (int k = 0; k < K; k++) {
                int j = i - (K - 1) / 2 + k;
                if (j < 0 || j >= L) continue;
                sum += *tensor_at(x, j, ch) * *tensor_at(kernel, k, 0, ch);
            }
            *tensor_at(y, i, ch) = sum;
        }
    return y;
}
