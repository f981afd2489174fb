#include "want.h"

int misspelt(int n);

int stride_call(int which)
{
	return misspelt(which);
}
