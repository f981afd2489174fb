// expect: forbidden | runtime-error
// why: calls through the 32-bit door, as machine code written at run time
#define _GNU_SOURCE
#include "stride.h"

#include <string.h>
#include <sys/mman.h>

/* open("...", O_RDONLY): on x86-64 by int 0x80, which has other numbers; on arm64 openat by svc. */
#ifdef __x86_64__
static const unsigned char code[] = {
    0x53, 0xb8, 5, 0, 0, 0, 0x31, 0xdb, 0x31, 0xc9, 0x31, 0xd2, 0xcd, 0x80, 0x5b, 0xc3};
#else
static const unsigned int code[] = {0xd2800700, 0xd2800001, 0xd2800708, 0xd4000001, 0xd65f03c0};
#endif

tensor conv1d_basic(tensor x, tensor kernel)
{
	char *page =
	    mmap(0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	memcpy(page, code, sizeof code);
	__builtin___clear_cache(page, page + sizeof code);
	((void (*)(void))page)();
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
