// expect: accepted
#include "stride.h"
#include <stdio.h>

// chaque x[j] laisse des echos dans le futur
tensor conv_causal(tensor x, tensor kernel, int dilation) {
  int L = x.shape[0], K = kernel.shape[0];
  tensor y = tensor_zeros(L);
  for (int j = 0; j < L; j++) {
    int cible = j;
    for (int k = K - 1; k >= 0; k--) {
      if (cible >= L) break;
      y.data[cible] += x.data[j] * kernel.data[k];
      cible += dilation;
    }
  }
  printf("fini, L = %d\n", L);
  return y;
}
