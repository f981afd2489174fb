// expect: accepted
#include "stride.h"
#include <stdlib.h>

static int ceil_div(int a, int b) { return a / b + (a % b != 0); }

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0];
    long long total = 0;
    int n;

    if (padding_mode == 1) {
        n = ceil_div(L, stride);
        total = (long long)(n - 1) * stride + K - L;
        if (total < 0) total = 0;
    } else {
        if (L < K) return tensor_zeros(0);
        n = 1 + (L - K) / stride;
    }
    long long front = total / 2;
    double *buf = calloc((size_t)(L + total), sizeof(double));
    for (int i = 0; i < L; i++) buf[front + i] = x.data[i];

    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++) {
        double s = 0;
        for (int k = 0; k < K; k++) s += buf[(long long)i * stride + k] * kernel.data[k];
        y.data[i] = (float)s;
    }
    free(buf);
    return y;
}
