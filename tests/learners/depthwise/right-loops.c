// expect: accepted
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
    int L = x.shape[0];
    int C = x.shape[1];
    int K = kernel.shape[0];
    int I = C / groups;            // channels per group
    int O = kernel.shape[2];
    int per = O / groups;          // outputs per group
    int front = (K - 1) / 2;

    tensor y = tensor_zeros(L, O);
    for (int g = 0; g < groups; g++)
        for (int oo = 0; oo < per; oo++)
            for (int i = 0; i < L; i++) {
                int o = g * per + oo;
                float s = 0;
                for (int k = 0; k < K; k++) {
                    int j = i + k - front;
                    if (j < 0 || j >= L)
                        continue;
                    for (int c = 0; c < I; c++)
                        s += *tensor_at(x, j, g * I + c) * *tensor_at(kernel, k, c, o);
                }
                *tensor_at(y, i, o) = s;
            }
    return y;
}
