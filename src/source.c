#include "src/source.h"

#include "grader/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool is_readable_kind(mode_t mode)
{
	return S_ISREG(mode) || S_ISFIFO(mode);
}

/* Looked at before it is opened, because opening a device can have effects; and after. */
static int open_source(const char *path, struct error *error)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return error_set(error, "cannot read %s: %s", path, strerror(errno));
	if (!is_readable_kind(status.st_mode))
		return error_set(error, "cannot read %s: it is %s; name one C file", path,
		    S_ISDIR(status.st_mode) ? "a folder" : "neither a file nor a pipe");
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return error_set(error, "cannot read %s: %s", path, strerror(errno));
	if (fstat(fd, &status) == 0 && is_readable_kind(status.st_mode))
		return fd;
	close(fd);
	return error_set(error, "cannot read %s: it is not what it was", path);
}

/* One byte more than a submission may have shows grade() that it is too large. */
static int read_all(struct source *source, int fd, struct error *error)
{
	char *text = malloc(SOURCE_MAX + 1);
	ssize_t got = 1;

	source->text = text;
	if (!text)
		return error_set(error, "out of memory");
	while (source->length <= SOURCE_MAX && got != 0) {
		got = read(fd, text + source->length, SOURCE_MAX + 1 - source->length);
		if (got < 0 && errno != EINTR)
			return error_set(
			    error, "cannot read %s: %s", source->path, strerror(errno));
		source->length += got > 0 ? (size_t)got : 0;
	}
	return 0;
}

enum status source_read(struct source *source, const char *path, struct error *error)
{
	bool is_input = strcmp(path, "-") == 0;

	*source = (struct source){.path = is_input ? "<stdin>" : path};
	int fd = is_input ? STDIN_FILENO : open_source(path, error);

	if (fd < 0)
		return STATUS_USAGE;
	int done = read_all(source, fd, error);

	if (!is_input)
		close(fd);
	return done == 0 ? STATUS_DONE : STATUS_BROKEN;
}

/* --- one of many ------------------------------------------------------------------------------ */

/* Where the kernel is too old for that only the last part of the name is sure to be no link. */
static int open_below(const char *folder, const char *name)
{
	struct open_how how = {
	    .flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW,
	    .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
	};
	int at = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);

	if (at < 0)
		return -1;
	int fd = (int)syscall(SYS_openat2, at, name, &how, sizeof how);

	if (fd < 0 && (errno == ENOSYS || errno == EPERM)) /* some containers say the latter */
		fd = openat(at, name, (int)how.flags);
	int why = errno;

	close(at);
	errno = why;
	return fd;
}

enum status source_read_file(struct source *source, const char *folder, const char *name,
    const char *path, struct error *error)
{
	struct stat status;
	int fd = folder ? open_below(folder, name)
			: open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	int done = -1;

	*source = (struct source){.path = path};
	if (fd < 0)
		error_set(error, "cannot read %s: %s", path, strerror(errno));
	else if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode))
		error_set(error, "cannot read %s: it is not a file", path);
	else
		done = read_all(source, fd, error);
	if (fd >= 0)
		close(fd);
	return done == 0 ? STATUS_DONE : STATUS_USAGE;
}

void source_release(struct source *source)
{
	free((char *)(uintptr_t)source->text);
	*source = (struct source){0};
}
