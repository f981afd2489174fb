// expect: accepted
#include "stride.h"
#include <stdlib.h>

static int G, CI, CO;
static int gruppe_ein(int c)  { return c / (CI / G); }
static int gruppe_aus(int o)  { return o / (CO / G); }

/* nimmt jedes Paar (Eingang, Ausgang) und fragt, ob sie zusammengehoeren */
tensor conv_grouped(tensor x, tensor kernel, int groups)
{
    G = groups; CI = x.shape[1]; CO = kernel.shape[2];
    int L = x.shape[0], K = kernel.shape[0], vorne = (K - 1) / 2;
    double *summe = calloc(L * CO, sizeof *summe);
    for (int c = 0; c < CI; c++)
    for (int o = 0; o < CO; o++) {
        if (gruppe_ein(c) != gruppe_aus(o)) continue;
        for (int j = 0; j < L; j++)
        for (int k = 0; k < K; k++) {
            int i = j + vorne - k;
            if (i < 0 || i >= L) continue;
            summe[i * CO + o] += x.data[j * CI + c] * kernel.data[(k * (CI / G) + c % (CI / G)) * CO + o];
        }
    }
    tensor y = tensor_zeros(L, CO);
    int n = L * CO;
    while (n--) y.data[n] = summe[n];
    free(summe);
    return y;
}
