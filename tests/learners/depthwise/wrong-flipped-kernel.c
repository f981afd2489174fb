// expect: wrong-answer
// mistake: flipped-kernel
// Tap K - 1 - k, as the word convolution says.
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
    const int L = x.shape[0], K = kernel.shape[0];
    tensor k2 = kernel;
    k2 = tensor_of(k2.shape, 3);
    const int row = kernel.shape[1] * kernel.shape[2];
    for (int n = 0; n < tensor_size(kernel); n++) k2.data[(K - 1 - n / row) * row + n % row] = kernel.data[n];
    tensor y = conv_general_dilated(tensor_reshape(x, 1, L, x.shape[1]), k2, .padding = "SAME",
        .feature_group_count = groups, .dimension_numbers = {"NWC", "WIO", "NWC"});
    return tensor_reshape(y, L, -1);
}
