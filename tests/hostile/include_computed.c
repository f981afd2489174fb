// expect: compile-error
// why: makes the name of the file where no one sees it
#include "stride.h"

#define FOLDER(f) </etc/f>
#include FOLDER(passwd)

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
