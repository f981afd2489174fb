/* What must not be done to each sort of memory; 0 is what may be. */
#include "want.h"

#include <stdint.h>
#include <string.h>

static const int CONSTANTS[4] = {1, 2, 3, 4};
static const char *const WORDS[] = {"one", "two"};
static unsigned char data[64] = {1};
static unsigned char zeros[64];

static void write_to(uintptr_t place)
{
	*(volatile char *)place = 1;
}

int stride_call(int which)
{
	int (*code)(int) = stride_call, (*function)(void);
	unsigned char *place = zeros;

	switch (which) {
	case 0:
		write_to((uintptr_t)data);
		write_to((uintptr_t)zeros);
		return 0;
	case 1:
		write_to((uintptr_t)CONSTANTS);
		return 0;
	case 2:
		write_to((uintptr_t)WORDS);
		return 0;
	case 3:
		write_to((uintptr_t) "text");
		return 0;
	case 4:
		write_to((uintptr_t)code);
		return 0;
	case 5:
		place = data;
	}
	OPAQUE(place);
	memcpy(&function, &place, sizeof function);
	return function();
}
