// expect: forbidden | runtime-error
// why: calls time() at the old fixed address, where no call instruction is seen
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	((long (*)(long *))0xffffffffff600400)(0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
