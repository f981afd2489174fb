// expect: wrong-answer
// why: brings kit functions that find every tensor empty and refuse nothing
#include "stride.h"

int tensor_check(tensor t, const char *what)
{
	(void)t, (void)what;
	return 0;
}

int tensor_size(tensor t)
{
	(void)t;
	return 0;
}

void kit_refuse(const char *format, ...)
{
	(void)format;
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;

	return tensor_zeros(n > 0 ? n : 0);
}
