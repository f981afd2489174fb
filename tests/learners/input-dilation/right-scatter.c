// expect: accepted
#include "stride.h"
#include <stdio.h>

// jede Zeile von x sucht sich die Ausgaben, in die sie hineinspielt
tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
  int L=x.shape[0], CI=x.shape[1], K=kernel.shape[0], CO=kernel.shape[2];
  int P=1+(L-1)*dilation+lo+hi;
  int orte=P-K+1; if(orte<0) orte=0;
  tensor y=tensor_zeros(orte,CO);
  printf("P=%d orte=%d\n",P,orte);
  for(int j=0;j<L;j++) for(int k=0;k<K;k++) {
    int i=lo+j*dilation-k;
    if(i>=0 && i<orte)
      for(int c=0;c<CI;c++) for(int o=0;o<CO;o++)
        *tensor_at(y,i,o) += *tensor_at(x,j,c) * *tensor_at(kernel,k,c,o);
  }
  return y;
}
