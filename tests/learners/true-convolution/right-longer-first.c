// expect: accepted
#include "stride.h"
#include <stdlib.h>

typedef struct { float *v; int n; } row;

static row swap_if(row *a, row *b) { if (a->n < b->n) { row t = *a; *a = *b; *b = t; } return *b; }

/* f*g is g*f, so let the short one be the kernel. zeros left and right. */
tensor convolve_full(tensor f, tensor g) {
  row a = { f.data, f.shape[0] }, b = { g.data, g.shape[0] };
  row s = swap_if(&a, &b);
  int z = s.n - 1;
  float *pad = (float *) calloc(a.n + 2 * z, sizeof(float));
  for (int i = 0; i < a.n; i++) pad[z + i] = a.v[i];
  tensor out = tensor_zeros(a.n + z);
  for (int i = 0; i < a.n + z; i++) {
    float *p = pad + i, *q = s.v + s.n;
    float sum = 0;
    do { sum += *p++ * *--q; } while (q != s.v);
    out.data[i] = sum;
  }
  free(pad);
  return out;
}
