// expect: accepted
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    int L = x.shape[0], Cin = x.shape[1];
    int K = kernel.shape[0], Cout = kernel.shape[2];
    int n = L - (K - 1) * dilation;
    if (n < 0) n = 0;

    tensor y = tensor_zeros(n, Cout);
    for (int i = 0; i < n; i++)
        for (int o = 0; o < Cout; o++) {
            double s = 0;
            for (int k = 0; k < K; k++)
                for (int c = 0; c < Cin; c++)
                    s += (double)x.data[(i + k * dilation) * Cin + c] * kernel.data[(k * Cin + c) * Cout + o];
            y.data[i * Cout + o] = (float)s;
        }
    return y;
}
