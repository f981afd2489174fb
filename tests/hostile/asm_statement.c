// expect: compile-error
// why: calls the system by an instruction of its own
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	#ifdef __x86_64__
	long number = 57; /* fork */
	
	__asm__ volatile("syscall" : "+a"(number) : : "rcx", "r11", "memory");
	#else
	__asm__ volatile("svc #0");
	#endif
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
