// expect: wrong-shape
// mistake: batch-axes-merged
// Folds the batch axes and does not unfold them; a single image it treats rightly.
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
    int r = x.rank;
    tensor folded = tensor_reshape(x, -1, x.shape[r - 3], x.shape[r - 2], x.shape[r - 1]);
    tensor y = conv_general_dilated(folded, kernel, .padding = "SAME",
                                    .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
    if (r == 3)
        y = tensor_reshape(y, y.shape[1], y.shape[2], y.shape[3]);
    return y;
}
