// expect: wrong-shape
// mistake: batch-axis-kept-one
// An image without a batch gets one, and keeps it.
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
    if (x.rank == 3)
        x = tensor_reshape(x, 1, x.shape[0], x.shape[1], x.shape[2]);

    int n = x.rank, batch = 1;
    for (int i = 0; i < n - 3; i++) batch *= x.shape[i];
    tensor flat = tensor_reshape(x, batch, x.shape[n - 3], x.shape[n - 2], x.shape[n - 1]);
    tensor y = conv_general_dilated(flat, kernel, .window_strides = {1, 1}, .padding = "SAME",
                                    .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
    int shape[TENSOR_MAX_RANK];
    for (int i = 0; i < n - 1; i++) shape[i] = x.shape[i];
    shape[n - 1] = kernel.shape[3];
    tensor out = tensor_of(shape, n);
    for (int i = 0; i < tensor_size(out); i++) out.data[i] = y.data[i];
    return out;
}
