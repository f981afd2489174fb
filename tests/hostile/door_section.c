// expect: forbidden | compile-error
// why: hides a system call in the name of a section, which the assembler reads
#include "stride.h"

#ifdef __clang__
#error "takes the name as it is, so that there is no attack"
#elif defined __x86_64__
#define FORK "mov $57, %eax\nsyscall\n"
#else
#define FORK "mov x8, #220\nmov x0, #17\nsvc #0\n"
#endif

__attribute__((section(".text\nhidden:\n" FORK "ret\n"
		       ".section .init_array,\"aw\"\n.balign 8\n.quad hidden\n"
		       ".section .carrier"))) int carrier = 1;

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
