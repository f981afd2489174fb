// expect: accepted
#include "stride.h"
#include <stdlib.h>
#include <stdio.h>

typedef struct { int h, w, c; } dims;

tensor conv_batched(tensor x, tensor kernel)
{
  dims in = { x.shape[x.rank-3], x.shape[x.rank-2], x.shape[x.rank-1] };
  int KH=kernel.shape[0], KW=kernel.shape[1], O=kernel.shape[3], N=tensor_size(x)/(in.h*in.w*in.c);
  double *acc = calloc((size_t)N*in.h*in.w*O, sizeof(double));
  printf("%d images %dx%d\n", N, in.h, in.w);
  float *p = x.data;                     // walk through x once, front to back
  for (int n=0;n<N;n++) for (int i=0;i<in.h;i++) for (int j=0;j<in.w;j++) for (int c=0;c<in.c;c++,p++)
    for (int k=0;k<KH;k++) for (int l=0;l<KW;l++) {
      int a = i-k+(KH-1)/2, b = j-l+(KW-1)/2;
      if (a<0||b<0||a>=in.h||b>=in.w) continue;
      for (int o=0;o<O;o++)
        acc[((n*in.h+a)*in.w+b)*O+o] += (double)*p * *tensor_at(kernel,k,l,c,o);
    }
  tensor y = x;                          // borrow the shape
  y.shape[y.rank-1] = O;
  y.data = malloc(sizeof(float)*N*in.h*in.w*O);
  for (int t=0;t<N*in.h*in.w*O;t++) y.data[t] = acc[t];
  free(acc);
  return y;
}
