// expect: accepted
#include "stride.h"
#include <stdlib.h>
#include <stdio.h>

struct tile { float *numbers; int length; };

// x there and back again without the ends twice: 1 2 3 4 5 4 3 2
static struct tile make_tile(tensor x) {
  struct tile t;
  t.length = 0;
  t.numbers = malloc(sizeof(float) * (2 * x.shape[0]));
  for (int i = 0; i < x.shape[0]; i++) t.numbers[t.length++] = x.data[i];
  for (int i = x.shape[0] - 2; i > 0; i--) t.numbers[t.length++] = x.data[i];
  return t;
}

tensor conv_reflect(tensor x, tensor kernel) {
  struct tile t = make_tile(x);
  int front = (kernel.shape[0] - 1) / 2;
  printf("tile of %d\n", t.length);
  tensor y = tensor_zeros(x.shape[0]);
  int start = 0;
  while (start < front) start += t.length;
  start -= front;
  for (int i = 0; i < x.shape[0]; i++)
    for (int k = 0; k < kernel.shape[0]; k++)
      y.data[i] += t.numbers[(start + i + k) % t.length] * kernel.data[k];
  free(t.numbers);
  return y;
}
