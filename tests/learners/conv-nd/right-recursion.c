// expect: accepted
#include "stride.h"

static tensor X, Wt, Y;
static int n;

/* all taps from axis a on; xo and wo are the places reached so far */
static void taps(int a, const int *p, int xo, int wo, float *out)
{
    if (a == n) {
        int ci = X.shape[n], co = Wt.shape[n + 1];
        for (int c = 0; c < ci; c++)
            for (int o = 0; o < co; o++)
                out[o] += X.data[xo * ci + c] * Wt.data[(wo * ci + c) * co + o];
        return;
    }
    for (int k = 0; k < Wt.shape[a]; k++) {
        int j = p[a] + k - (Wt.shape[a] - 1) / 2;
        if (j < 0 || j >= X.shape[a]) continue;
        taps(a + 1, p, xo * X.shape[a] + j, wo * Wt.shape[a] + k, out);
    }
}

static void places(int a, int *p, float **out)
{
    if (a == n) {
        taps(0, p, 0, 0, *out);
        *out += Wt.shape[n + 1];
        return;
    }
    for (p[a] = 0; p[a] < X.shape[a]; p[a]++)
        places(a + 1, p, out);
}

tensor conv_nd(tensor x, tensor kernel)
{
    int p[4];
    X = x; Wt = kernel; n = x.rank - 1;
    Y = x;
    Y.shape[n] = kernel.shape[n + 1];
    Y = tensor_of(Y.shape, x.rank);
    float *out = Y.data;
    places(0, p, &out);
    return Y;
}
