// expect: wrong-shape
// mistake: trailing-zeros
// Every row gets its zeros behind it, the last one too.
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
    int L = x.shape[0];
    int Ci = x.shape[1];
    int K = kernel.shape[0];
    int Co = kernel.shape[2];

    // step 1: blow it up
    int Lbig = L * dilation;
    tensor big = tensor_zeros(Lbig, Ci);
    for (int i = 0; i < L; i++)
        for (int c = 0; c < Ci; c++)
            *tensor_at(big, i * dilation, c) = *tensor_at(x, i, c);

    // step 2: pad it
    int P = Lbig + lo + hi;
    int n = P - K + 1;
    if (n < 0) n = 0;

    // step 3: slide
    tensor y = tensor_zeros(n, Co);
    for (int i = 0; i < n; i++)
        for (int o = 0; o < Co; o++)
            for (int k = 0; k < K; k++) {
                int from = i + k - lo;
                if (from < 0 || from >= Lbig) continue;
                for (int c = 0; c < Ci; c++)
                    *tensor_at(y, i, o) += *tensor_at(big, from, c) * *tensor_at(kernel, k, c, o);
            }
    return y;
}
