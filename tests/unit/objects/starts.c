/* What runs before anything is called: the lowest number first, without a number last. */
#include "want.h"

#include <string.h>

static char order[16];

#define RUNS(name, letter, ...)                                         \
	static __attribute__((constructor __VA_ARGS__)) void name(void) \
	{                                                               \
		order[strlen(order)] = letter;                          \
	}

RUNS(last, 'e')
RUNS(third, 'c', (2000))
RUNS(second, 'b', (300))
RUNS(fourth, 'd', (65534))
RUNS(first, 'a', (101))
RUNS(very_last, 'f')

static __attribute__((destructor)) void never(void)
{
	order[strlen(order)] = '!';
}

int stride_call(int which)
{
	(void)which;
	WANT(strcmp(order, "abcdef") == 0);
	return 0;
}
