// expect: forbidden
// why: leaves a message for the next submission
#define _GNU_SOURCE
#include "stride.h"

#include <sys/ipc.h>
#include <sys/msg.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	msgget(0x57121de, IPC_CREAT | 0666);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
