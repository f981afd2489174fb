// expect: accepted
// why: prints what would clear, rename and rewrite a terminal
#include "stride.h"

#include <stdio.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	printf("\033[2J\033[1;1H\033]0;owned\a\033[32maccepted\033[0m\b\b\b\r\x9b"
	       "31m\xe2\x80\xae\n");
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
