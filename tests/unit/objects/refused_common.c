#include "want.h"

__attribute__((common)) int common;

int stride_call(int which)
{
	return common + which;
}
