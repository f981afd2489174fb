// expect: forbidden | compile-error
// why: loads another library
#define _GNU_SOURCE
#include "stride.h"

#include <dlfcn.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	void *library = dlopen("/usr/lib/libstride-hostile.so", RTLD_NOW);

	if (library)
		dlclose(library);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
