// expect: memory-limit
// why: takes all the memory there is from the system
#define _GNU_SOURCE
#include "stride.h"

#include <string.h>
#include <sys/mman.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	for (;;)
		memset(mmap(0, 1 << 24, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
		    1, 1 << 24);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
