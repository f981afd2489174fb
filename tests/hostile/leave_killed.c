// expect: runtime-error
// why: kills itself, as if the judge had done it
#include "stride.h"

#include <signal.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	raise(SIGKILL);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
