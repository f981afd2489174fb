// expect: accepted
// why: maps memory that may be written and executed, and does neither
#define _GNU_SOURCE
#include "stride.h"

#include <sys/mman.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	mmap(0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
