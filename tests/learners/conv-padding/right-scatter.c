// expect: accepted
#include "stride.h"

// kazde x[j] rozda sve prispevky
tensor conv_with_padding(tensor x, tensor kernel, float padding_mode) {
  int delka = x.shape[0], jadro = kernel.shape[0];
  int posun = padding_mode ? (jadro - 1) / 2 : 0;
  int pocet = padding_mode ? delka : delka - jadro + 1;
  if (pocet < 0) pocet = 0;
  tensor vystup = tensor_zeros(pocet);
  for (int j = 0; j < delka; j++)
    for (int k = jadro - 1; k >= 0; k--)
      if (j - k + posun >= 0 && j - k + posun < pocet)
        *tensor_at(vystup, j - k + posun) += *tensor_at(x, j) * *tensor_at(kernel, k);
  return vystup;
}
