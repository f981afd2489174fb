#include "src/workspace.h"

#include "grader/stage.h"
#include "grader/text.h"
#include "src/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEPT_MOST = 1000 };

char *workspace_file(const char *folder, const char *id)
{
	size_t length = strlen(folder);

	while (length > 1 && folder[length - 1] == '/')
		length--;
	if (strncmp(folder, "./", 2) == 0 && folder[2])
		return text_format("%.*s/%s.c", (int)length - 2, folder + 2, id);
	return text_format("%.*s/%s.c", (int)length, folder, id);
}

bool workspace_has(const char *folder, const char *id)
{
	char *path = workspace_file(folder, id);
	struct stat status;
	bool has = path && lstat(path, &status) == 0;

	free(path);
	return has;
}

/* --- writing ---------------------------------------------------------------------------------- */

static int write_all(const char *path, const char *text, size_t length)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	size_t done = 0;

	while (fd >= 0 && done < length) {
		ssize_t wrote = write(fd, text + done, length - done);

		if (wrote < 0 && errno != EINTR)
			break;
		done += wrote > 0 ? (size_t)wrote : 0;
	}
	if (fd < 0)
		return -1;
	int why = errno;
	bool whole = done == length && fsync(fd) == 0;

	why = whole ? 0 : errno ? errno : why;
	if (close(fd) != 0 && whole)
		why = errno;
	errno = why;
	return why == 0 ? 0 : -1;
}

/* Writes the starter beside `path`; the name of that file is the caller's. */
static char *write_beside(const char *path, const char *starter, struct error *error)
{
	size_t length = 0;
	char *text = file_read(starter, SOURCE_MAX, &length, error);
	char *beside = text ? text_format("%s.%ld.new", path, (long)getpid()) : NULL;

	if (text && !beside)
		error_set(error, "out of memory");
	if (beside)
		unlink(beside); /* of a process with our number that was killed here */
	if (beside && write_all(beside, text, length) != 0) {
		error_set(error, "cannot write %s: %s", beside, strerror(errno));
		unlink(beside);
		free(beside);
		beside = NULL;
	}
	free(text);
	return beside;
}

/* That of a file. */
static int make_folder(const char *path, struct error *error)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash && slash > path ? strndup(path, (size_t)(slash - path)) : strdup(".");
	struct stat status;
	int done = 0;

	if (!folder)
		return error_set(error, "out of memory");
	if (stat(folder, &status) != 0 || !S_ISDIR(status.st_mode))
		done = file_make_folder(folder, 0777, error);
	free(folder);
	return done;
}

/* 0, or 1 if there is a file of that name already. */
static int take_name(const char *beside, const char *path, struct error *error)
{
	if (link(beside, path) == 0)
		return 0;
	if (errno == EEXIST)
		return 1;
	/* Some file systems have no links; there a name is taken by making the file. */
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

	if (fd < 0 && errno == EEXIST)
		return 1;
	if (fd >= 0)
		close(fd);
	if (fd >= 0 && rename(beside, path) == 0)
		return 0;
	return error_set(error, "cannot make %s: %s", path, strerror(errno));
}

int workspace_start(const char *folder, const char *id, const char *starter, struct error *error)
{
	char *path = workspace_file(folder, id), *beside = NULL;
	int done = path ? make_folder(path, error) : error_set(error, "out of memory");

	if (done == 0 && workspace_has(folder, id))
		done = 1;
	if (path && done == 0) {
		beside = write_beside(path, starter, error);
		done = beside ? take_name(beside, path, error) : -1;
	}
	if (beside)
		unlink(beside);
	free(beside);
	free(path);
	return done;
}

/* --- putting back ----------------------------------------------------------------------------- */

/* Gives the work a second name, EX.old-N.c with the first N that is free; NULL on failure. */
static char *keep(const char *folder, const char *id, const char *path, struct error *error)
{
	int why = EEXIST;

	for (int n = 1; n < KEPT_MOST && why == EEXIST; n++) {
		char *name = text_format("%s.old-%d", id, n);
		char *kept = name ? workspace_file(folder, name) : NULL;

		free(name);
		if (!kept) {
			error_set(error, "out of memory");
			return NULL;
		}
		if (link(path, kept) == 0)
			return kept;
		why = errno;
		free(kept);
	}
	error_set(
	    error, "cannot keep %s beside itself: %s; nothing was changed", path, strerror(why));
	return NULL;
}

int workspace_reset(
    const char *folder, const char *id, const char *starter, char **kept, struct error *error)
{
	char *path = workspace_file(folder, id);
	int done = -1;

	*kept = NULL;
	if (!path) {
		error_set(error, "out of memory");
	} else if (!workspace_has(folder, id)) {
		done = workspace_start(folder, id, starter, error) < 0 ? -1 : 0;
	} else {
		char *beside = write_beside(path, starter, error);

		*kept = beside ? keep(folder, id, path, error) : NULL;
		done = *kept ? rename(beside, path) : -1;
		if (*kept && done != 0)
			error_set(error, "cannot write %s: %s", path, strerror(errno));
		if (beside && done != 0)
			unlink(beside);
		free(beside);
	}
	free(path);
	return done;
}
