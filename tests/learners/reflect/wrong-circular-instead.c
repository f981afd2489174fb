// expect: wrong-answer
// mistake: circular-instead
// The answer to the exercise before.
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
    int n = x.shape[0];
    int k = kernel.shape[0];
    int lo = (k - 1) / 2, hi = k / 2;
    tensor ring = tensor_zeros(lo + n + hi);
    for (int p = 0; p < ring.shape[0]; p++) {
        int from = (p - lo) % n;
        if (from < 0) from += n;
        ring.data[p] = x.data[from];
    }
    tensor out = conv_general_dilated(tensor_reshape(ring, 1, 1, -1), tensor_reshape(kernel, 1, 1, k),
        .padding = "VALID", .dimension_numbers = {"NCH", "OIH", "NCH"});
    return tensor_reshape(out, n);
}
