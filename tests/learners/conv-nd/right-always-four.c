// expect: accepted
#include "stride.h"
#include <stdio.h>

/* an axis of size 1 under one tap changes nothing, so put in as many as are missing */
tensor conv_nd(tensor x, tensor kernel) {
  int n = x.rank - 1, missing = 4 - n;
  int s[4] = {1, 1, 1, 1}, k[4] = {1, 1, 1, 1}, f[4];
  for (int a = 0; a < n; a++) { s[missing + a] = x.shape[a]; k[missing + a] = kernel.shape[a]; }
  for (int a = 0; a < 4; a++) f[a] = (k[a] - 1) / 2;
  int C = x.shape[n], O = kernel.shape[n + 1];
  tensor in = tensor_reshape(x, s[0], s[1], s[2], s[3], C);
  tensor w = tensor_reshape(kernel, k[0], k[1], k[2], k[3], C, O);
  tensor y = tensor_zeros(s[0], s[1], s[2], s[3], O);
  printf("%d %d %d %d\n", s[0], s[1], s[2], s[3]);
  for (int a = 0; a < s[0]; a++) for (int b = 0; b < s[1]; b++) for (int c = 0; c < s[2]; c++) for (int d = 0; d < s[3]; d++)
    for (int e = 0; e < k[0]; e++) for (int g = 0; g < k[1]; g++) for (int h = 0; h < k[2]; h++) for (int i = 0; i < k[3]; i++) {
      int A = a + e - f[0], B = b + g - f[1], CC = c + h - f[2], D = d + i - f[3];
      if (A < 0 || A >= s[0] || B < 0 || B >= s[1] || CC < 0 || CC >= s[2] || D < 0 || D >= s[3]) continue;
      for (int q = 0; q < C; q++) for (int o = 0; o < O; o++)
        *tensor_at(y, a, b, c, d, o) += *tensor_at(in, A, B, CC, D, q) * *tensor_at(w, e, g, h, i, q, o);
    }
  tensor out = x;
  out.data = y.data;
  out.shape[n] = O;
  return out;
}
