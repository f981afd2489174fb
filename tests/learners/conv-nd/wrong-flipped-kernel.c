// expect: wrong-answer
// mistake: flipped-kernel
// The taps are read from the end of the kernel.
#include "stride.h"
#include <string.h>

tensor conv_nd(tensor x, tensor kernel)
{
    int n = x.rank - 1, block = kernel.shape[n] * kernel.shape[n + 1];
    int taps = tensor_size(kernel) / block;
    tensor back = tensor_of(kernel.shape, kernel.rank);
    for (int t = 0; t < taps; t++)
        memcpy(back.data + t * block, kernel.data + (taps - 1 - t) * block, block * sizeof(float));

    char in[8] = "Nabcd", w[8] = "abcdIO";
    strcpy(in + 1 + n, "C");
    strcpy(w + n, "IO");
    tensor b = { .data = x.data, .rank = n + 2, .shape = { 1 } };
    memcpy(b.shape + 1, x.shape, sizeof(int) * (n + 1));
    tensor y = conv_general_dilated(b, back, .padding = "SAME", .dimension_numbers = {in, w, in});
    memmove(y.shape, y.shape + 1, sizeof(int) * (n + 1));
    y.rank--;
    return y;
}
