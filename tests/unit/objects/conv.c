/* It uses what a learner is to write. */
#include "want.h"

void conv_general_dilated(void);

int stride_call(int which)
{
	if (which)
		conv_general_dilated();
	return 0;
}
