#include "src/pack/unpack.h"

#include "grader/stop.h"
#include "grader/text.h"
#include "src/file.h"
#include "src/pack/archive.h"
#include "src/pack/sums.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Where it is, and the file that is being written. */
struct unpacking {
	const char *folder;
	struct sums sums;
	char *name, *path;
	int fd; /* -1 between files */
	struct hash hash;
};

/* --- files ------------------------------------------------------------------------------------ */

static int say_unwritten(const struct unpacking *unpacking, struct error *error)
{
	return error_set(error, "cannot write %s: %s", unpacking->path, strerror(errno));
}

static int end_file(struct unpacking *unpacking, struct error *error)
{
	unsigned char digest[HASH_BYTES];
	char sha256[HASH_HEX];

	if (unpacking->fd < 0)
		return 0;
	int fd = unpacking->fd, synced = fsync(fd);

	unpacking->fd = -1;
	if (close(fd) != 0 || synced != 0)
		return say_unwritten(unpacking, error);
	hash_finish(&unpacking->hash, digest);
	hash_hex(digest, sha256);
	return sums_add(&unpacking->sums, unpacking->name, sha256) == 0
		   ? 0
		   : error_set(error, "out of memory");
}

static int make_folder_of(const char *path, struct error *error)
{
	char *folder = strndup(path, (size_t)(strrchr(path, '/') - path));
	int done =
	    folder ? file_make_folder(folder, 0777, error) : error_set(error, "out of memory");

	free(folder);
	return done;
}

static int begin_file(void *context, const char *name, struct error *error)
{
	struct unpacking *unpacking = context;

	if (end_file(unpacking, error) != 0)
		return -1;
	if (stop_asked)
		return error_set(error, "it was interrupted; nothing was installed");
	free(unpacking->name);
	free(unpacking->path);
	unpacking->name = text_format("%s", name);
	unpacking->path = text_format("%s/%s", unpacking->folder, name);
	if (!unpacking->name || !unpacking->path)
		return error_set(error, "out of memory");
	if (make_folder_of(unpacking->path, error) != 0)
		return -1;
	unpacking->fd =
	    open(unpacking->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (unpacking->fd < 0)
		return say_unwritten(unpacking, error);
	hash_init(&unpacking->hash);
	return 0;
}

static int add_bytes(void *context, const void *bytes, size_t length, struct error *error)
{
	struct unpacking *unpacking = context;
	const char *at = bytes;

	hash_add(&unpacking->hash, bytes, length);
	while (length > 0) {
		ssize_t wrote = write(unpacking->fd, at, length);

		if (wrote < 0 && errno != EINTR)
			return say_unwritten(unpacking, error);
		at += wrote > 0 ? wrote : 0;
		length -= wrote > 0 ? (size_t)wrote : 0;
	}
	return 0;
}

/* --- sums ------------------------------------------------------------------------------------- */

/* Takes the sum of SHA256SUMS out of those that it does not list. */
static int take_own(struct sums *sums, char own[HASH_HEX])
{
	for (int i = 0; i < sums->count; i++) {
		if (strcmp(sums->list[i].name, SUMS_FILE) != 0)
			continue;
		memcpy(own, sums->list[i].sha256, HASH_HEX);
		free(sums->list[i].name);
		sums->list[i] = sums->list[--sums->count];
		return 0;
	}
	return -1;
}

static int check_sums(
    struct unpacking *unpacking, const char *shown, char own[HASH_HEX], struct error *error)
{
	char *path = text_format("%s/" SUMS_FILE, unpacking->folder);
	struct sums listed = {0};
	struct error why = {""};
	size_t length = 0;
	char *text = NULL;
	int done = -1;

	if (!path)
		error_set(&why, "out of memory");
	else if (take_own(&unpacking->sums, own) != 0)
		error_set(&why, "it has no " SUMS_FILE "; make it with \"stride author pack\"");
	else if ((text = file_read(path, SUMS_BYTES_MAX, &length, &why)) &&
		 sums_parse(&listed, text, length, &why) == 0)
		done = sums_compare(&unpacking->sums, &listed, &why);
	if (done != 0)
		error_set(error, "%s is refused: %s", shown, why.text);
	sums_release(&listed);
	free(text);
	free(path);
	return done;
}

/* --- the whole -------------------------------------------------------------------------------- */

int unpack_sync(const char *folder, struct error *error)
{
	int fd = open(folder, O_RDONLY | O_CLOEXEC);
	int done = fd >= 0 ? fsync(fd) : -1;

	/* Some file systems have nothing to write out for a folder, and say so. */
	if (fd >= 0 && done != 0 && errno == EINVAL)
		done = 0;
	if (done != 0)
		error_set(error, "cannot write %s: %s", folder, strerror(errno));
	if (fd >= 0)
		close(fd);
	return done;
}

/* The folders of all files, once each. */
static int sync_folders(const struct unpacking *unpacking, struct error *error)
{
	char last[PATH_MAX] = "";

	for (int i = 0; i < unpacking->sums.count; i++) {
		char path[PATH_MAX];
		int length = snprintf(
		    path, sizeof path, "%s/%s", unpacking->folder, unpacking->sums.list[i].name);

		if (length < 0 || (size_t)length >= sizeof path)
			continue;
		*strrchr(path, '/') = '\0';
		if (strcmp(path, last) != 0 && unpack_sync(path, error) != 0)
			return -1;
		memcpy(last, path, sizeof last);
	}
	return unpack_sync(unpacking->folder, error);
}

int unpack(const char *archive, const char *shown, const char *folder, char sums[HASH_HEX],
    struct error *error)
{
	struct unpacking unpacking = {.folder = folder, .fd = -1};
	const struct archive_visitor visitor = {&unpacking, begin_file, add_bytes};
	int fd = open(archive, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	int done = fd >= 0 ? archive_visit(fd, shown, &visitor, error)
			   : error_set(error, "cannot read %s: %s", shown, strerror(errno));

	if (done == 0)
		done = end_file(&unpacking, error);
	if (done == 0)
		done = check_sums(&unpacking, shown, sums, error);
	if (done == 0)
		done = sync_folders(&unpacking, error);
	if (unpacking.fd >= 0)
		close(unpacking.fd);
	if (fd >= 0)
		close(fd);
	sums_release(&unpacking.sums);
	free(unpacking.name);
	free(unpacking.path);
	return done;
}
