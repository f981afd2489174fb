// expect: runtime-error
// mistake: rank-not-lifted
// Gives the primitive the two tensors as they came.
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
    tensor answer = conv_general_dilated(x, kernel, .window_strides = {1}, .padding = "VALID");
    return answer;
}
