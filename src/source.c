#include "src/source.h"

#include "grader/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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

void source_release(struct source *source)
{
	free((char *)(uintptr_t)source->text);
	*source = (struct source){0};
}
