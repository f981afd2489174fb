// expect: accepted
// why: leaves its own function by longjmp and comes back
#include "stride.h"

#include <setjmp.h>

static jmp_buf home;

static void away(void)
{
	longjmp(home, 1);
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	if (setjmp(home) == 0)
		away();
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
