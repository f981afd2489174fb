#include "grader/copy.h"

#include <stddef.h>
#include <sys/sendfile.h>
#include <sys/stat.h>

bool copy_file(int from, int to)
{
	struct stat status;
	off_t offset = 0;

	if (fstat(from, &status) != 0)
		return false;
	while (offset < status.st_size)
		if (sendfile(to, from, &offset, (size_t)(status.st_size - offset)) <= 0)
			return false;
	return true;
}
