// expect: wrong-answer
// mistake: only-first-batch
// Counts the images by the first axis alone.
#include "stride.h"
#include <string.h>

tensor conv_batched(tensor x, tensor kernel)
{
    int n = x.rank;
    int batch = n > 3 ? x.shape[0] : 1;
    int H = x.shape[n - 3], W = x.shape[n - 2], C = x.shape[n - 1];

    int shape[8];
    memcpy(shape, x.shape, sizeof shape);
    shape[n - 1] = kernel.shape[3];
    tensor y = tensor_of(shape, n);

    for (int b = 0; b < batch; b++) {
        tensor img = tensor_zeros(1, H, W, C);
        memcpy(img.data, x.data + b * H * W * C, H * W * C * sizeof(float));
        tensor res = conv_general_dilated(img, kernel, .padding = "SAME",
                                          .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
        memcpy(y.data + b * tensor_size(res), res.data, tensor_size(res) * sizeof(float));
    }
    return y;
}
