// expect: wrong-shape
// mistake: valid-always
// The answer of the exercise before, with one more parameter.
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
    (void)padding_mode;   // same as last time
    int n = x.shape[0] - kernel.shape[0] + 1;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n);
    int i = 0;
    while (i < n) {
        int k = 0;
        while (k < kernel.shape[0]) {
            *tensor_at(y, i) += *tensor_at(x, i + k) * *tensor_at(kernel, k);
            k++;
        }
        i++;
    }
    return y;
}
