#include "want.h"

_Alignas(1 << 24) char even[8];

int stride_call(int which)
{
	return even[which];
}
