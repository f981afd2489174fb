#include "want.h"

int stride_call(int which)
{
	return which;
}

int main(void)
{
	return stride_call(0);
}
