// expect: wrong-answer
// mistake: flipped-kernel
// Turns each kernel by half a turn, as scipy.signal.convolve2d does.
#include "stride.h"

static tensor rot180(tensor k)
{
    tensor r = tensor_zeros(k.shape[0], k.shape[1], k.shape[2], k.shape[3]);
    for (int i = 0; i < k.shape[0]; i++)
        for (int j = 0; j < k.shape[1]; j++)
            for (int c = 0; c < k.shape[2]; c++)
                for (int o = 0; o < k.shape[3]; o++)
                    *tensor_at(r, i, j, c, o) = *tensor_at(k, k.shape[0] - 1 - i, k.shape[1] - 1 - j, c, o);
    return r;
}

tensor conv_batched(tensor x, tensor kernel)
{
    tensor k = rot180(kernel), b = x, y;
    b.rank = 4;
    b.shape[0] = 1;
    for (int i = 0; i < x.rank - 3; i++) b.shape[0] *= x.shape[i];
    for (int i = 0; i < 3; i++) b.shape[1 + i] = x.shape[x.rank - 3 + i];
    y = conv_general_dilated(b, k, .padding = "SAME", .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
    x.data = y.data;
    x.shape[x.rank - 1] = kernel.shape[3];
    return x;
}
