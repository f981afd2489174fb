// expect: wrong-answer
// mistake: last-axis-first
// The taps are counted with the first axis fastest; all else is right.
#include "stride.h"

static void up(int *i, const int *size, int n)
{
    for (int a = 0; a < n; a++) {
        i[a]++;
        if (i[a] < size[a]) return;
        i[a] = 0;
    }
}

tensor conv_nd(tensor x, tensor kernel)
{
    int n = x.rank - 1, C = x.shape[n], O = kernel.shape[n + 1], taps = 1;
    for (int a = 0; a < n; a++) taps *= kernel.shape[a];
    tensor y = x;
    y.shape[n] = O;
    y = tensor_of(y.shape, x.rank);
    for (int p = 0; p < tensor_size(x) / C; p++) {
        int place[4], rest = p, k[4] = {0};
        for (int a = n - 1; a >= 0; a--) { place[a] = rest % x.shape[a]; rest /= x.shape[a]; }
        for (int t = 0; t < taps; t++, up(k, kernel.shape, n)) {
            int at = 0, ok = 1;
            for (int a = 0; a < n; a++) {
                int j = place[a] + k[a] - (kernel.shape[a] - 1) / 2;
                ok = ok && j >= 0 && j < x.shape[a];
                at = at * x.shape[a] + j;
            }
            for (int c = 0; ok && c < C; c++)
                for (int o = 0; o < O; o++)
                    y.data[p * O + o] += x.data[at * C + c] * kernel.data[(t * C + c) * O + o];
        }
    }
    return y;
}
