// expect: runtime-error
// mistake: none
// In front of x the remainder is 0 as well, and nobody asks whether the row exists.
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
    int rows = 1 + (x.shape[0] - 1) * dilation;
    int n = rows + lo + hi - kernel.shape[0] + 1;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n, kernel.shape[2]);
    for (int i = 0; i < n; i++)
        for (int o = 0; o < kernel.shape[2]; o++)
            for (int k = 0; k < kernel.shape[0]; k++) {
                int r = i + k - lo;
                if (r % dilation == 0 && r < rows)
                    for (int c = 0; c < x.shape[1]; c++)
                        *tensor_at(y, i, o) += *tensor_at(x, r / dilation, c) * *tensor_at(kernel, k, c, o);
            }
    return y;
}
