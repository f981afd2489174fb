// expect: accepted
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel) {
  // batch = 1, channels = 1
  x = tensor_reshape(x, 1, 1, x.shape[0]);
  kernel = tensor_reshape(kernel, 1, 1, kernel.shape[0]);
  tensor y = conv_general_dilated(x, kernel, .window_strides = {1}, .padding = "VALID",
      .dimension_numbers = {"NCH", "OIH", "NCH"});
  return tensor_reshape(y, y.shape[2]);
}
