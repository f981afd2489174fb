// expect: wrong-shape
// mistake: none
// No padding.
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
    int r = x.rank, shape[TENSOR_MAX_RANK];
    tensor y = conv_general_dilated(tensor_reshape(x, -1, x.shape[r - 3], x.shape[r - 2], x.shape[r - 1]),
        kernel, .padding = "VALID", .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
    for (int i = 0; i < r - 3; i++) shape[i] = x.shape[i];
    for (int i = 0; i < 3; i++) shape[r - 3 + i] = y.shape[1 + i];
    tensor out = tensor_of(shape, r);
    for (int i = 0; i < tensor_size(out); i++) out.data[i] = y.data[i];
    return out;
}
