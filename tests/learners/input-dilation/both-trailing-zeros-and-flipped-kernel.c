// expect: wrong-shape
// mistake: trailing-zeros flipped-kernel
// Zeros behind the last row, and the taps from last to first.
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
    int L = x.shape[0], K = kernel.shape[0];
    int P = L * dilation + lo + hi;
    int n = P - K + 1;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n, kernel.shape[2]);
    for (int i = 0; i < n; i++)
        for (int o = 0; o < kernel.shape[2]; o++) {
            double s = 0;
            for (int k = 0; k < K; k++) {
                int r = i + K - 1 - k - lo;
                if (r < 0 || r >= L * dilation || r % dilation) continue;
                for (int c = 0; c < x.shape[1]; c++)
                    s += *tensor_at(x, r / dilation, c) * *tensor_at(kernel, k, c, o);
            }
            *tensor_at(y, i, o) = s;
        }
    return y;
}
