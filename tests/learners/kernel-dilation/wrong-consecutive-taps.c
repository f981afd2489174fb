// expect: wrong-answer
// mistake: consecutive-taps
// The dilation is in the length only.
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    int L = x.shape[0], C_in = x.shape[1], K = kernel.shape[0], C_out = kernel.shape[2];
    int out_len = L - dilation * (K - 1);
    if (out_len < 1) return tensor_zeros(0, C_out);

    tensor result = tensor_zeros(out_len, C_out);
    for (int row = 0; row < out_len; row++) {
        for (int ch = 0; ch < C_out; ch++) {
            float total = 0.0f;
            for (int k = 0; k < K; k++) {
                for (int c = 0; c < C_in; c++) {
                    total += *tensor_at(x, row + k, c) * *tensor_at(kernel, k, c, ch);
                }
            }
            *tensor_at(result, row, ch) = total;
        }
    }
    return result;
}
