#include "grader/cache.h"

#include "grader/copy.h"
#include "grader/hash.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static bool is_ours(int fd, mode_t kind)
{
	struct stat status;

	return fstat(fd, &status) == 0 && (status.st_mode & S_IFMT) == kind &&
	       status.st_uid == geteuid() && !(status.st_mode & (S_IWGRP | S_IWOTH));
}

/* Makes the folder and those above it; the last one for us alone. */
static int make_folder(const char *folder)
{
	char path[PATH_MAX];

	if (snprintf(path, sizeof path, "%s", folder) >= (int)sizeof path)
		return -1;
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(path, 0700) != 0 && errno != EEXIST)
			return -1;
		*slash = '/';
	}
	return mkdir(path, 0700) == 0 || errno == EEXIST ? 0 : -1;
}

static int open_folder(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);

	if (fd >= 0 && !is_ours(fd, S_IFDIR)) {
		close(fd);
		fd = -1;
	}
	return fd;
}

int cache_open(const char *folder, const char *key)
{
	int at = folder ? open_folder(folder) : -1;
	int fd = at < 0 ? -1 : openat(at, key, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

	if (at >= 0)
		close(at);
	if (fd >= 0 && !is_ours(fd, S_IFREG)) {
		close(fd);
		fd = -1;
	}
	return fd;
}

/* --- writing ---------------------------------------------------------------------------------- */

/* An entry that is written beside its place, and moved there once it is whole. */
struct draft {
	int at, fd; /* the folder, and the file; -1 if there is none */
	const char *key;
	char beside[96];
};

static int create(const struct draft *draft)
{
	return openat(
	    draft->at, draft->beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
}

static struct draft draft_begin(const char *folder, const char *key)
{
	struct draft draft = {.at = -1, .fd = -1, .key = key};

	draft.at = folder ? open_folder(folder) : -1;
	if (folder && draft.at < 0 && make_folder(folder) == 0)
		draft.at = open_folder(folder);
	if (draft.at < 0)
		return draft;
	snprintf(draft.beside, sizeof draft.beside, ".%.64s.%ld", key, (long)getpid());
	draft.fd = create(&draft);
	/* One of a process with our number that was killed here. */
	if (draft.fd < 0 && errno == EEXIST && unlinkat(draft.at, draft.beside, 0) == 0)
		draft.fd = create(&draft);
	return draft;
}

static void draft_end(const struct draft *draft, bool is_whole)
{
	if (draft->fd >= 0 && (close(draft->fd) != 0 || !is_whole ||
				  renameat(draft->at, draft->beside, draft->at, draft->key) != 0))
		unlinkat(draft->at, draft->beside, 0);
	if (draft->at >= 0)
		close(draft->at);
}

void cache_keep(const char *folder, const char *key, int object)
{
	struct draft draft = draft_begin(folder, key);

	draft_end(&draft, draft.fd >= 0 && copy_file(object, draft.fd));
}

/* --- sealed ----------------------------------------------------------------------------------- */

enum { SEAL = HASH_HEX - 1, SEALED_MAX = 2 << 20, SECONDS_A_DAY = 24 * 60 * 60 };

/* All of an entry; NULL if it cannot be had. */
static char *read_entry(int fd, size_t *length)
{
	struct stat status;
	char *bytes = NULL;

	if (fstat(fd, &status) == 0 && status.st_size >= SEAL && status.st_size <= SEALED_MAX)
		bytes = malloc((size_t)status.st_size + 1);
	if (!bytes)
		return NULL;
	*length = (size_t)status.st_size;
	if (read(fd, bytes, *length) == (ssize_t)*length)
		return bytes;
	free(bytes);
	return NULL;
}

/* Its time says when it was of use last, to the day. */
static void note_use(int fd)
{
	struct stat status;

	if (fstat(fd, &status) == 0 && time(NULL) - status.st_mtime > SECONDS_A_DAY)
		futimens(fd, NULL);
}

char *cache_read(const char *folder, const char *key, size_t *length)
{
	int fd = cache_open(folder, key);
	char *bytes = fd >= 0 ? read_entry(fd, length) : NULL;
	char hash[HASH_HEX];

	if (bytes)
		note_use(fd);
	if (fd >= 0)
		close(fd);
	if (!bytes)
		return NULL;
	*length -= SEAL;
	hash_of(bytes + SEAL, *length, hash);
	if (memcmp(bytes, hash, SEAL) != 0) {
		free(bytes);
		return NULL;
	}
	memmove(bytes, bytes + SEAL, *length);
	bytes[*length] = '\0';
	return bytes;
}

void cache_write(const char *folder, const char *key, const void *bytes, size_t length)
{
	struct draft draft = draft_begin(folder, key);
	char hash[HASH_HEX];

	if (draft.fd >= 0)
		hash_of(bytes, length, hash);
	draft_end(&draft, draft.fd >= 0 && write(draft.fd, hash, SEAL) == SEAL &&
			      write(draft.fd, bytes, length) == (ssize_t)length);
}

/* --- sweeping --------------------------------------------------------------------------------- */

void cache_sweep(const char *folder, int days)
{
	int fd = folder ? open_folder(folder) : -1;
	DIR *all = fd >= 0 ? fdopendir(fd) : NULL;
	time_t oldest = time(NULL) - (time_t)days * SECONDS_A_DAY;
	const struct dirent *entry;
	struct stat status;

	if (!all) {
		if (fd >= 0)
			close(fd);
		return;
	}
	/* cppcheck-suppress readdirCalled ; one thread */
	while ((entry = readdir(all)))
		if (fstatat(fd, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
		    S_ISREG(status.st_mode) && status.st_mtime < oldest)
			unlinkat(fd, entry->d_name, 0);
	closedir(all);
}
