// expect: compile-error
// why: is an expression that doubles thirty times
#include "stride.h"

#define D0(n) (n * n + misspelt)
#define D1(n) D0(D0(n))
#define D2(n) D1(D1(n))
#define D3(n) D2(D2(n))
#define D4(n) D3(D3(n))
#define D5(n) D4(D4(n))

int large = D5(2);

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
