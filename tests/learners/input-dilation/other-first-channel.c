// expect: wrong-answer
// mistake: none
// Sums over the taps and forgets the loop over the channels.
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
    int padded = 1 + (x.shape[0] - 1) * dilation + lo + hi;
    int n = padded >= kernel.shape[0] ? padded - kernel.shape[0] + 1 : 0;
    tensor y = tensor_zeros(n, kernel.shape[2]);
    for (int i = 0; i < n; i++) {
        for (int o = 0; o < kernel.shape[2]; o++) {
            float sum = 0;
            for (int k = 0; k < kernel.shape[0]; k++) {
                int r = i + k - lo;
                if (r >= 0 && r % dilation == 0 && r / dilation < x.shape[0])
                    sum += *tensor_at(x, r / dilation, 0) * *tensor_at(kernel, k, 0, o);
            }
            *tensor_at(y, i, o) = sum;
        }
    }
    return y;
}
