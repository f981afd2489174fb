// expect: accepted
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
  tensor signal  = tensor_reshape(x, 1, 1, x.shape[0]);
  tensor weights = tensor_reshape(kernel, 1, 1, kernel.shape[0]);
  tensor result  = conv_general_dilated(signal, weights, .pads = {{lo, hi}},
                                        .dimension_numbers = {"NCW", "OIW", "NCW"});
  return tensor_reshape(result, -1);
}
