#include "src/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *read_open(int fd, const char *path, size_t limit, size_t *length, struct error *error)
{
	struct stat status;
	ssize_t got = 1;

	if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
		error_set(error, "cannot read %s: it is not a file", path);
		return NULL;
	}
	char *text = malloc(limit + 2);

	for (*length = 0; text && got != 0 && *length <= limit;) {
		got = read(fd, text + *length, limit + 1 - *length);
		if (got < 0 && errno != EINTR)
			break;
		*length += got > 0 ? (size_t)got : 0;
	}
	if (text && got >= 0 && *length <= limit) {
		text[*length] = '\0';
		return text;
	}
	if (got < 0)
		error_set(error, "cannot read %s: %s", path, strerror(errno));
	else
		error_set(error, "cannot read %s: it has more than %zu bytes", path, limit);
	free(text);
	return NULL;
}

char *file_read(const char *path, size_t limit, size_t *length, struct error *error)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0) {
		error_set(error, "cannot read %s: %s", path, strerror(errno));
		return NULL;
	}
	char *text = read_open(fd, path, limit, length, error);

	close(fd);
	return text;
}

int file_make_folder(const char *path, unsigned mode, struct error *error)
{
	char *part = strdup(path);
	int done = 0;

	if (!part)
		return error_set(error, "out of memory");
	for (char *end = part; done == 0 && end;) {
		end = strchr(end + 1, '/');
		if (end)
			*end = '\0';
		if (mkdir(part, mode) != 0 && errno != EEXIST)
			done = error_set(
			    error, "cannot make the folder %s: %s", part, strerror(errno));
		if (end)
			*end = '/';
	}
	free(part);
	return done;
}

bool file_is_same(const char *one, const char *other)
{
	struct stat first, second;

	return stat(one, &first) == 0 && stat(other, &second) == 0 && S_ISREG(first.st_mode) &&
	       first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}
