// expect: wrong-answer
// mistake: groups-interleaved
// Deals both, channels and outputs, out by remainder.
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
    int L = x.shape[0], K = kernel.shape[0], O = kernel.shape[2];
    int per_group = x.shape[1] / groups;
    tensor out = tensor_zeros(L, O);
    for (int t = 0; t < L; t++) {
        for (int o = 0; o < O; o++) {
            int g = o % groups;
            float acc = 0.0f;
            for (int k = 0; k < K; k++) {
                int s = t + k - (K - 1) / 2;
                if (s >= 0 && s < L) {
                    for (int c = 0; c < per_group; c++) {
                        int channel = c * groups + g;
                        acc += *tensor_at(x, s, channel) * *tensor_at(kernel, k, c, o);
                    }
                }
            }
            *tensor_at(out, t, o) = acc;
        }
    }
    return out;
}
