// expect: wrong-shape
// mistake: kernel-too-long
// Compares K with the length of x, not with that of what slides under it.
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
    int L = x.shape[0], K = kernel.shape[0];
    if (K > L) return tensor_zeros(0, kernel.shape[2]);

    int n = 1 + (L - 1) * dilation + lo + hi - K + 1;
    tensor y = tensor_zeros(n < 0 ? 0 : n, kernel.shape[2]);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < L; j++) {
            int k = j * dilation + lo - i;      /* the tap that meets row j */
            if (k < 0 || k >= K) continue;
            for (int o = 0; o < kernel.shape[2]; o++)
                for (int c = 0; c < x.shape[1]; c++)
                    *tensor_at(y, i, o) += *tensor_at(x, j, c) * *tensor_at(kernel, k, c, o);
        }
    return y;
}
