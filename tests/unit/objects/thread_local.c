/* Variables of a thread, of which there is one. */
#include "want.h"

#include <stdint.h>

static _Thread_local int zero;
static _Thread_local int set = 7;
_Thread_local int shared_zero;
_Thread_local double shared_set = 0.5;
static _Thread_local char text[] = "of a thread";
static _Thread_local _Alignas(256) char even[3];

static __attribute__((noinline)) int count(void)
{
	static _Thread_local int calls = 3;

	return ++calls;
}

int stride_call(int which)
{
	int *place = &set;
	double *shared = &shared_set;

	OPAQUE(which);
	OPAQUE(place);
	OPAQUE(shared);
	WANT(zero == 0 && shared_zero == 0 && *place == 7 && *shared == 0.5);
	zero = 1;
	shared_zero = 2;
	*place += 1;
	*shared *= 2;
	WANT(zero == 1 && shared_zero == 2 && set == 8 && shared_set == 1);
	WANT(text[which] == 'o' && text[which + 10] == 'd' && text[which + 11] == '\0');
	WANT((uintptr_t)&even[which] % 256 == 0 && even[which + 2] == 0);
	WANT(count() == 4 && count() == 5);
	return 0;
}
