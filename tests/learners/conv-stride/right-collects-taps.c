// expect: accepted
#include "stride.h"
#include <stdio.h>

typedef struct { int count, front; } plan;

static plan make_plan(int L, int K, int s, int same)
{
    plan p = {0, 0};
    if (!same) {
        p.count = K <= L ? (L - K) / s + 1 : 0;
        return p;
    }
    p.count = (L - 1) / s + 1;
    int total = (p.count - 1) * s + K - L;
    p.front = total > 0 ? total / 2 : 0;
    return p;
}

// loop over taps outside, over outputs inside
tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    plan p = make_plan(x.shape[0], kernel.shape[0], stride, padding_mode > 0.5f);
    printf("DEBUG count=%d front=%d\n", p.count, p.front);
    tensor y = tensor_zeros(p.count);
    for (int k = 0; k < kernel.shape[0]; k++) {
        float w = *tensor_at(kernel, k);
        for (int i = 0; i < p.count; i++) {
            int j = i * stride + k - p.front;
            if (j < 0) continue;
            if (j >= x.shape[0]) break;
            *tensor_at(y, i) += w * *tensor_at(x, j);
        }
    }
    return y;
}
