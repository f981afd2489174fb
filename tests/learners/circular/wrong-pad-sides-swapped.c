// expect: wrong-answer
// mistake: pad-sides-swapped
// K / 2 in front for even kernels too.
#include "stride.h"

tensor conv_circular(tensor x, tensor kernel)
{
    int L = x.shape[0];
    int K = kernel.shape[0];
    int half = K / 2;
    tensor big = tensor_zeros(1, 1, L + K - 1);
    for (int p = 0; p < L + K - 1; p++) {
        int q = p - half;
        while (q < 0) q += L;
        while (q >= L) q -= L;
        *tensor_at(big, 0, 0, p) = *tensor_at(x, q);
    }
    tensor y = conv_general_dilated(big, tensor_reshape(kernel, 1, 1, K), .padding = "VALID");
    return tensor_reshape(y, L);
}
