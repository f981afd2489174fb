// expect: wrong-answer
// mistake: batch-as-depth
// Stacks all images into one tall picture.
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
    int W = x.shape[x.rank - 2], C = x.shape[x.rank - 1];
    int rows = 1;
    for (int i = 0; i < x.rank - 2; i++) rows *= x.shape[i];

    tensor tall = tensor_reshape(x, 1, rows, W, C);
    tensor y = conv_general_dilated(tall, kernel, .padding = "SAME",
                                    .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
    y.rank = x.rank;
    for (int i = 0; i < x.rank - 1; i++) y.shape[i] = x.shape[i];
    y.shape[x.rank - 1] = kernel.shape[3];
    return y;
}
