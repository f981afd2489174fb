/* Mistakes that the compiler's checks find; 0 is none. */
#include "want.h"

#include <stdlib.h>

static int table[4] = {1, 2, 3, 4};

int stride_call(int which)
{
	int most = 2147483647, zero = 0, *nothing = NULL;
	float large = 1e30F;

	OPAQUE(most);
	OPAQUE(zero);
	OPAQUE(nothing);
	OPAQUE(which);
	__asm__ volatile("" : : "r"(&large) : "memory");
	switch (which) {
	case 1:
		return table[which + 3];
	case 2:
		return most + which;
	case 3:
		return which << (which * 11);
	case 4:
		return *nothing;
	case 5:
		return (int)large;
	default:
		return table[which + 3] - 4 + zero;
	}
}
