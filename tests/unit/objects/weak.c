/* What may be missing, and what would give way. */
#include "want.h"

#include <stddef.h>

int nowhere(void) __attribute__((weak));
extern int no_number __attribute__((weak));
static int (*const TABLE[])(void) = {nowhere};

__attribute__((weak)) int here(void)
{
	return 9;
}

__attribute__((weak)) int number = 4;

int stride_call(int which)
{
	OPAQUE(which);
	WANT(!nowhere && !&no_number && !TABLE[which]);
	WANT(here && here() == 9 && number == 4);
	return which ? nowhere() : 0;
}
