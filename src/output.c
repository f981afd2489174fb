#include "src/output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

bool output_flush(void)
{
	static bool failed;

	if (failed)
		return false;
	errno = 0;
	failed = fflush(stdout) != 0 || ferror(stdout);
	/* A write that failed earlier has left its mark, but not its reason. */
	if (failed)
		fprintf(
		    stderr, "stride: cannot write its output: %s\n", strerror(errno ? errno : EIO));
	return !failed;
}
