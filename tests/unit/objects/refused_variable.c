#include "want.h"

extern int no_variable;

int stride_call(int which)
{
	return no_variable + which;
}
