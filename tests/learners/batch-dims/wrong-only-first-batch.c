// expect: wrong-answer
// mistake: only-first-batch
// Works on the first image; for the others there is room, but no loop.
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
    int d = x.rank - 3;
    int h = x.shape[d], w = x.shape[d + 1], ch = x.shape[d + 2], out_ch = kernel.shape[3];
    tensor y = x;
    y.shape[d + 2] = out_ch;
    y = tensor_of(y.shape, y.rank);

    for (int i = 0; i < h; i++)
        for (int j = 0; j < w; j++)
            for (int o = 0; o < out_ch; o++) {
                float s = 0;
                for (int a = 0; a < kernel.shape[0]; a++)
                    for (int b = 0; b < kernel.shape[1]; b++) {
                        int r = i + a - (kernel.shape[0] - 1) / 2;
                        int q = j + b - (kernel.shape[1] - 1) / 2;
                        if (r >= 0 && r < h && q >= 0 && q < w)
                            for (int c = 0; c < ch; c++)
                                s += x.data[(r * w + q) * ch + c] * *tensor_at(kernel, a, b, c, o);
                    }
                y.data[(i * w + j) * out_ch + o] = s;
            }
    return y;
}
