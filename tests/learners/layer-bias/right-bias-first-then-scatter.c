// expect: accepted
#include "stride.h"
#include <math.h>
#include <stdio.h>

// start from the bias, add whatever comes
tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int s) {
  const int places = (int) ceil((double) x.shape[0] / s);
  const int missing = (places - 1) * s + kernel.shape[0] - x.shape[0];
  const int lo = missing > 0 ? missing / 2 : 0;
  tensor y = tensor_add(tensor_zeros(places, bias.shape[0]), bias);
  printf("%d places, %d zeros in front\n", places, lo);
  for (int j = 0; j < x.shape[0]; ++j)
    for (int k = 0; k < kernel.shape[0]; ++k) {
      int q = j + lo - k;
      if (q < 0 || q % s != 0 || q / s >= places) continue;
      for (int c = 0; c < x.shape[1]; ++c)
        for (int f = 0; f < bias.shape[0]; ++f)
          *tensor_at(y, q / s, f) += *tensor_at(x, j, c) * *tensor_at(kernel, k, c, f);
    }
  return y;
}
