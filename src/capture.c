#include "src/capture.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static void close_all(const struct capture *capture)
{
	const int fds[] = {capture->fd, capture->out, capture->err};

	for (int i = 0; i < 3; i++)
		if (fds[i] >= 0)
			close(fds[i]);
}

int capture_begin(struct capture *capture)
{
	fflush(stdout);
	capture->fd = memfd_create("stride", MFD_CLOEXEC);
	capture->out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
	capture->err = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
	if (capture->fd >= 0 && capture->out >= 0 && capture->err >= 0 &&
	    dup2(capture->fd, STDOUT_FILENO) >= 0 && dup2(capture->fd, STDERR_FILENO) >= 0)
		return 0;
	close_all(capture);
	return -1;
}

char *capture_end(struct capture *capture)
{
	fflush(stdout);
	dup2(capture->out, STDOUT_FILENO);
	dup2(capture->err, STDERR_FILENO);
	off_t size = lseek(capture->fd, 0, SEEK_END);
	char *text = size >= 0 ? malloc((size_t)size + 1) : NULL;
	ssize_t got = text ? pread(capture->fd, text, (size_t)size, 0) : 0;

	if (text)
		text[got > 0 ? got : 0] = '\0';
	close_all(capture);
	return text;
}
