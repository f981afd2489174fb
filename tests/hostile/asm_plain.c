// expect: compile-error
// why: has the assembler read the list of users
#include "stride.h"

#include <stdio.h>

__asm__(".data\nstolen: .incbin \"/etc/passwd\"\n.byte 0\n.text");
extern const char stolen[];

tensor conv1d_basic(tensor x, tensor kernel)
{
	puts(stolen);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
