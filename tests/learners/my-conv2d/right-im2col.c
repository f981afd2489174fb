// expect: accepted
#include "stride.h"
#include <stdlib.h>
#include <stdio.h>

/* every window becomes a row, then it is a matrix product */
tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride) {
  struct nn_module m = nn_init(seed);
  int H = x.shape[0], W = x.shape[1], C = x.shape[2];
  tensor w = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, features);
  tensor b = nn_param(&m, "bias", nn_zeros, features);
  int oh = (H - 1) / stride + 1, ow = (W - 1) / stride + 1;
  int ph = (oh - 1) * stride + kernel_h - H, pw = (ow - 1) * stride + kernel_w - W;
  if (ph < 0) ph = 0;
  if (pw < 0) pw = 0;
  int n = kernel_h * kernel_w * C;
  float *cols = malloc(sizeof(float) * oh * ow * n), *q = cols;
  for (int p = 0; p < oh * ow; p++)
    for (int t = 0; t < n; t++, q++) {
      int r = p / ow * stride + t / (kernel_w * C) - ph / 2;
      int s = p % ow * stride + t / C % kernel_w - pw / 2;
      *q = (r >= 0 && r < H && s >= 0 && s < W) ? x.data[(r * W + s) * C + t % C] : 0.f;
    }
  printf("im2col: %d x %d\n", oh * ow, n);
  tensor y = tensor_zeros(oh * ow * features);
  for (int p = 0; p < oh * ow; p++)
    for (int f = 0; f < features; f++) {
      double s = b.data[f];
      for (int t = 0; t < n; t++) s += (double)cols[p * n + t] * w.data[t * features + f];
      y.data[p * features + f] = (float)s;
    }
  free(cols);
  return y;
}
