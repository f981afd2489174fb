// expect: forbidden
// why: lists a folder
#define _GNU_SOURCE
#include "stride.h"

#include <dirent.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	DIR *folder = opendir("/");

	if (folder)
		closedir(folder);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
