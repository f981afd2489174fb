// expect: wrong-answer
// mistake: flipped-kernel
// The first tap on the last row of the window.
#include "stride.h"

struct sizes { int L, Cin, K, Cout, N; };

static struct sizes measure(tensor x, tensor w, int d)
{
    struct sizes s = { x.shape[0], x.shape[1], w.shape[0], w.shape[2], 0 };
    int span = 1 + (s.K - 1) * d;
    if (span <= s.L) s.N = s.L - span + 1;
    return s;
}

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    struct sizes s = measure(x, kernel, dilation);
    tensor y = tensor_zeros(s.N, s.Cout);
    for (int i = 0; i < s.N; i++)
        for (int k = 0; k < s.K; k++) {
            int row = i + (s.K - 1) * dilation - k * dilation;
            for (int o = 0; o < s.Cout; o++)
                for (int c = 0; c < s.Cin; c++)
                    *tensor_at(y, i, o) += *tensor_at(x, row, c) * *tensor_at(kernel, k, c, o);
        }
    return y;
}
