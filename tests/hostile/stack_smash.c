// expect: runtime-error
// why: overwrites the addresses to which it returns
#include "stride.h"

__attribute__((noinline)) static void smash(void)
{
	volatile char small[8];
	volatile int size = 4096;

	for (int i = 0; i < size; i++)
		small[i] = 'A';
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	smash();
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
