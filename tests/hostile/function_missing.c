// expect: compile-error
// why: does not define the function
#include "stride.h"

int nothing(void);

int nothing(void)
{
	return 1;
}
