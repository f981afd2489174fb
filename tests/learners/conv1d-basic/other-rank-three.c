// expect: wrong-shape
// mistake: none
// Gives back what the primitive gave, with all its axes.
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
    tensor lhs = tensor_reshape(x, 1, 1, -1);
    tensor rhs = tensor_reshape(kernel, 1, 1, -1);
    return conv_general_dilated(lhs, rhs, .padding = "VALID",
                                .dimension_numbers = {"NCH", "OIH", "NCH"});
}
