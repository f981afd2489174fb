// expect: wrong-answer
// mistake: total-only-at-end
// The padded line is long enough, but x is put at its beginning.
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    int padded_len = x.shape[0] + lo + hi;
    tensor padded = tensor_zeros(padded_len);
    int i = 0;
    while (i < padded_len && i < x.shape[0]) {
        padded.data[i] = x.data[i];
        i++;
    }
    if (kernel.shape[0] > padded_len) return tensor_zeros(0);
    tensor r = conv_general_dilated(tensor_reshape(padded, 1, 1, padded_len),
                                    tensor_reshape(kernel, 1, 1, kernel.shape[0]), .padding = "VALID");
    return tensor_reshape(r, r.shape[2]);
}
