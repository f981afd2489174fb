#include "want.h"

char large[2147483648];

int stride_call(int which)
{
	return large[which];
}
