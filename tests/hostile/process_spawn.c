// expect: forbidden
// why: runs a command by posix_spawn
#define _GNU_SOURCE
#include "stride.h"

#include <spawn.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	pid_t child;
	char *words[] = {"id", 0};

	posix_spawn(&child, "/usr/bin/id", 0, 0, words, 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
