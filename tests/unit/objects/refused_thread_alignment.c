#include "want.h"

_Thread_local _Alignas(8192) char local[8];

int stride_call(int which)
{
	return local[which];
}
