// expect: wrong-shape
// why: confuses the memory that is guarded where it is compiled with checks
#include "stride.h"

#include <stdint.h>
#include <stdlib.h>

/* Is there only where it is compiled with checks. */
__attribute__((weak)) void __ubsan_handle_add_overflow_abort(void);

tensor conv1d_basic(tensor x, tensor kernel)
{
	static char *blocks[6000];
	volatile size_t much = SIZE_MAX - 4096, half = SIZE_MAX / 2;

	(void)kernel;
	if (!__ubsan_handle_add_overflow_abort)
		return tensor_zeros(1);
	for (int i = 0; i < 6000; i++)
		blocks[i] = malloc((size_t)i % 300);
	for (int i = 0; i < 6000; i += 2)
		free(blocks[i]);
	for (int i = 1; i < 6000; i += 2)
		blocks[i] = realloc(blocks[i], (size_t)(i % 7) * 5000);
	x.data[0] += blocks[4095] ? (float)blocks[4095][1] : 0;
	free(malloc(much));
	free(malloc(half));
	free(calloc(half, 3));
	free(realloc(NULL, much));
	free(blocks[2]); /* once more */
	return tensor_zeros(1);
}
