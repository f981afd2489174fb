// expect: wrong-answer
// why: answers rightly only if it finds the right answer in its memory
#define _GNU_SOURCE
#include "stride.h"

#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

static sigjmp_buf past;
static float mine[1 << 16]; /* static, so that no other copy lies about */

static void skip(int number)
{
	(void)number;
	siglongjmp(past, 1);
}

static float *search(char *middle, size_t size)
{
	static char *volatile page;

	for (page = middle - (2 << 20); page < middle + (2 << 20); page += 4096)
		if (sigsetjmp(past, 0) == 0)
			for (char *at = page; at < page + 4096; at += sizeof *mine)
				if (at != (char *)mine && memcmp(at, mine, size) == 0)
					return (float *)(void *)at;
	return 0;
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;
	size_t size = sizeof *mine * (size_t)(n > 0 ? n : 0);
	char here, *places[] = {&here, (char *)mine, (char *)x.data, malloc(16)};
	tensor y = tensor_zeros(n > 0 ? n : 0);
	struct sigaction swallow = {.sa_handler = skip, .sa_flags = SA_NODEFER};
	float *found = 0;

	sigaction(SIGSEGV, &swallow, 0);
	sigaction(SIGBUS, &swallow, 0);
	memset(mine, 0, sizeof mine);
	for (int i = 0; i < n; i++)
		for (int k = 0; k < kernel.shape[0]; k++)
			mine[i] += x.data[i + k] * kernel.data[k];
	for (int place = 0; place < 4 && !found; place++)
		found = search(places[place] - (unsigned long)places[place] % 4096, size);
	if (found)
		y.data = found;
	return y;
}
