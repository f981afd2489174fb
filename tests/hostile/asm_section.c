// expect: compile-error | accepted
// why: has the assembler read the list of users through the name of a section
#include "stride.h"

#include <stdio.h>

__attribute__((section(".data\n.incbin \"/etc/passwd\"\n.section .stolen"))) char stolen[64] = {1};

tensor conv1d_basic(tensor x, tensor kernel)
{
	puts(stolen - 32);
	puts(stolen + 32);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
