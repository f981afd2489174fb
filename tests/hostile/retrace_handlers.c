// expect: wrong-shape
// why: only where it is compiled with checks, calls what they call, with records of its own making
// untold: -5 1 -4 -4 1 -1
#include "stride.h"

#include <stdint.h>

struct type {
	uint16_t kind, info;
	char name[40];
};

struct check {
	const char *file;
	uint32_t line, column;
	const struct type *one, *two;
};

__attribute__((weak)) void __ubsan_handle_out_of_bounds_abort(void *check, uintptr_t index);
__attribute__((weak)) void __ubsan_handle_shift_out_of_bounds_abort(
    void *check, uintptr_t left, uintptr_t right);

static const struct type LIES = {0, 0xffff, "\033[2J\033]0;accepted\007\n::error::%s%n\xff"};

tensor conv1d_basic(tensor x, tensor kernel)
{
	struct check check = {"/etc/passwd", 1, 1, &LIES, &LIES};

	(void)kernel;
	if (__ubsan_handle_out_of_bounds_abort && x.shape[0] % 2)
		__ubsan_handle_out_of_bounds_abort(&check, 7);
	check.two = (const struct type *)1;
	if (__ubsan_handle_shift_out_of_bounds_abort)
		__ubsan_handle_shift_out_of_bounds_abort(&check, 1, 2);
	return tensor_zeros(1);
}
