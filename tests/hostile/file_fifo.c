// expect: forbidden
// why: plants a FIFO, at which a reader would wait for ever
// file: /tmp/stride-hostile-fifo
#define _GNU_SOURCE
#include "stride.h"

#include <sys/stat.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	mkfifo("/tmp/stride-hostile-fifo", 0666);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
