#include "want.h"

_Thread_local char local[1 << 17];

int stride_call(int which)
{
	return local[which];
}
