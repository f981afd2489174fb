#include "grader/save.h"

#include "grader/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int write_all(int fd, const char *text, size_t length)
{
	while (length > 0) {
		ssize_t done = write(fd, text, length);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return -1;
		text += done;
		length -= (size_t)done;
	}
	return 0;
}

/* Creates `beside` and gives it the name `path`, or leaves nothing. The reason is in errno. */
static int write_beside(const char *beside, const char *path, const char *text, size_t length)
{
	unlink(beside);
	int fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

	if (fd < 0)
		return -1;
	int broken = write_all(fd, text, length) != 0;

	broken |= close(fd) != 0;
	if (!broken && rename(beside, path) == 0)
		return 0;
	int reason = errno;

	unlink(beside);
	errno = reason;
	return -1;
}

/* A device or a pipe is written to as it is: nothing can take its place. */
static int write_into(const char *path, const char *text, size_t length)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return -1;
	int broken = write_all(fd, text, length) != 0;

	broken |= close(fd) != 0;
	return broken ? -1 : 0;
}

int save_file(const char *path, const char *text, size_t length)
{
	struct stat status;

	if (stat(path, &status) == 0 && !S_ISREG(status.st_mode))
		return write_into(path, text, length);
	/* A link stays a link: what it points to is replaced. */
	char *target = realpath(path, NULL);
	char *beside = text_format("%s.%ld.new", target ? target : path, (long)getpid());
	int done = beside ? write_beside(beside, target ? target : path, text, length) : -1;
	int reason = errno;

	free(beside);
	free(target);
	errno = reason;
	return done;
}
