// expect: runtime-error
// mistake: kernel-too-long
// Never asks whether the kernel fits.
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
    int l = (x.shape[0] - 1) * dilation + 1;
    int places = l + lo + hi - kernel.shape[0] + 1;
    tensor y = tensor_zeros(places, kernel.shape[2]);
    for (int i = 0; i < places; i++)
        for (int k = 0; k < kernel.shape[0]; k++) {
            int at = i + k - lo;
            if (at < 0 || at >= l || at % dilation != 0)
                continue;
            float *row = x.data + at / dilation * x.shape[1];
            float *w = kernel.data + k * kernel.shape[1] * kernel.shape[2];
            for (int c = 0; c < kernel.shape[1]; c++)
                for (int o = 0; o < kernel.shape[2]; o++)
                    y.data[i * kernel.shape[2] + o] += row[c] * *w++;
        }
    return y;
}
