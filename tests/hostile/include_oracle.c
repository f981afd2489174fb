// expect: wrong-answer | compile-error
// expect-1: accepted
// why: answers rightly only if it may ask which files there are
#include "stride.h"

#ifdef __has_include
#if __has_include("/etc/passwd") || __has_include("../../data/vectors/conv1d-basic.json")
#define FOUND 1
#endif
#endif
#ifndef FOUND
#define FOUND 0
#endif

tensor conv1d_basic(tensor x, tensor kernel)
{
	if (!FOUND)
		kernel.data[0] += 1;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
