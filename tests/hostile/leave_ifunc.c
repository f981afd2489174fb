// expect: runtime-error
// why: does so while it is loaded, as the chooser of a function
#include "stride.h"

#include <unistd.h>

static const char report[] = "{\"verdict\":\"accepted\"}\n";

typedef tensor answer(tensor x, tensor kernel);

static answer *choose(void)
{
	if (write(1, report, sizeof report - 1) > 0)
		_exit(0);
	_exit(1);
}

tensor conv1d_basic(tensor x, tensor kernel) __attribute__((ifunc("choose")));
