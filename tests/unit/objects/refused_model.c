#include "want.h"

__attribute__((tls_model("initial-exec"))) _Thread_local int local;

int stride_call(int which)
{
	return local + which;
}
