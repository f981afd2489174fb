// expect: accepted
#include "stride.h"
#include <stdio.h>
#define ULL long long
int output_length(int n,int k,int s,int lo,int hi,int kd,int id){
ULL padded=n==0?0:1+(ULL)(n-1)*id; padded+=lo; padded+=hi;
ULL span=1+(ULL)(k-1)*kd;
ULL diff=padded-span;
ULL q=diff/s; if(diff%s<0)q--;
printf("padded %lld span %lld q %lld\n",padded,span,q);
return q+1>0?(int)(q+1):0;
}
