// expect: accepted
#include "stride.h"
#include <stdio.h>

/* y += a * w, eine Zeile */
static void dazu(float *y, float a, const float *w, int n) { while (n--) *y++ += a * *w++; }

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    int zeilen = x.shape[0], kanaele = x.shape[1], aus = kernel.shape[2];
    int spann = 1 + (kernel.shape[0] - 1) * dilation;
    int anzahl = spann > zeilen ? 0 : zeilen - spann + 1;
    tensor y = tensor_zeros(anzahl, aus);
    for (int r = 0; r < zeilen; r++)
        for (int k = 0; k < kernel.shape[0]; k++) {
            int ziel = r - k * dilation;
            if (ziel < 0 || ziel >= anzahl) continue;
            for (int c = 0; c < kanaele; c++)
                dazu(y.data + ziel * aus, x.data[r * kanaele + c], kernel.data + (k * kanaele + c) * aus, aus);
        }
    printf("%d Zeilen, Spannweite %d\n", anzahl, spann);
    return y;
}
