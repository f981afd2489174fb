// expect: forbidden
// why: leaves a file for the next submission
// file: /tmp/stride-hostile-file
#define _GNU_SOURCE
#include "stride.h"

#include <fcntl.h>
#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	int fd = open("/tmp/stride-hostile-file", O_CREAT | O_WRONLY, 0666);

	close(fd);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
