// expect: forbidden
// why: watches for files of other submissions
#define _GNU_SOURCE
#include "stride.h"

#include <sys/inotify.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	inotify_init1(0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
