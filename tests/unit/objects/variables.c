/* Variables with and without a value, constants, and what is to lie on even ground. */
#include "want.h"

#include <stdint.h>
#include <string.h>

static int zeros[5000];
int shared_zero;
static int set = 42;
double shared_set = 2.5;
static const int CONSTANTS[] = {1, 1, 2, 3, 5, 8, 13, 21, 34, 55};
const char SHARED_TEXT[] = "text";
static _Alignas(64) char line[3] = "ab";
static _Alignas(4096) char page[5];
static _Alignas(1 << 20) char far_apart[7];
_Alignas(32) const float EVEN[8] = {1, 2, 3, 4, 5, 6, 7, 8};

__attribute__((common)) int in_common;
__attribute__((common, aligned(256))) char in_common_too[1000];

static int count(void)
{
	static int calls = 10;

	return calls++;
}

static int lies_at(const void *place, uintptr_t alignment)
{
	OPAQUE(place);
	return (uintptr_t)place % alignment == 0;
}

int stride_call(int which)
{
	OPAQUE(which);
	for (int i = 0; i < 5000; i++)
		WANT(zeros[i + which] == 0);
	WANT(shared_zero == 0 && set == 42 && shared_set == 2.5);
	for (int i = 0; i < 5000; i++)
		zeros[i + which] = i;
	shared_zero = set += CONSTANTS[which + 9];
	WANT(zeros[which + 4999] == 4999 && shared_zero == 97 && set == 97);
	WANT(SHARED_TEXT[which] == 't' && SHARED_TEXT[which + 4] == '\0');
	WANT(lies_at(line, 64) && lies_at(page, 4096) && lies_at(far_apart, 1 << 20));
	WANT(lies_at(EVEN, 32) && EVEN[which + 7] == 8);
	WANT(line[which + 1] == 'b' && page[which + 4] == 0 && far_apart[which + 6] == 0);
	WANT(in_common == 0 && in_common_too[which + 999] == 0 && lies_at(in_common_too, 256));
	memset(in_common_too, 7, sizeof in_common_too);
	WANT(in_common == 0 && lies_at(&in_common, sizeof in_common));
	WANT(count() == 10 && count() == 11);
	return 0;
}
