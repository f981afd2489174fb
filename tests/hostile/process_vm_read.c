// expect: forbidden
// why: reads the memory of the judge
#define _GNU_SOURCE
#include "stride.h"

#include <sys/uio.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	static char bytes[64];
	struct iovec here = {bytes, sizeof bytes}, there = {x.data, sizeof bytes};

	process_vm_readv(1, &here, 1, &there, 1, 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
