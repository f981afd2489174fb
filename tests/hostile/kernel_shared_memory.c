// expect: forbidden
// why: leaves shared memory for the next submission
#define _GNU_SOURCE
#include "stride.h"

#include <sys/ipc.h>
#include <sys/shm.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	shmget(0x57121de, 4096, IPC_CREAT | 0666);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
