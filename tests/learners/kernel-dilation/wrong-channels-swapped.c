// expect: wrong-answer
// mistake: channels-swapped
// Reads the kernel as (K, C_out, C_in).
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    int L = x.shape[0], I = x.shape[1], K = kernel.shape[0], O = kernel.shape[2];
    int N = L - (K - 1) * dilation;
    N = N < 0 ? 0 : N;
    tensor y = tensor_zeros(N, O);
    for (int n = 0; n < N; n++)
        for (int o = 0; o < O; o++) {
            float acc = 0;
            int k, i;
            for (k = 0; k < K; k++)
                for (i = 0; i < I; i++)
                    acc += x.data[(n + dilation * k) * I + i] * kernel.data[k * O * I + o * I + i];
            y.data[n * O + o] = acc;
        }
    return y;
}
