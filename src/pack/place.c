#include "src/pack/place.h"

#include "grader/text.h"
#include "src/file.h"
#include "src/pack/installed.h"
#include "src/pack/unpack.h"
#include "src/store/home.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { SAME_MOST = 100, TREE_FDS = 16, PART_SECONDS = 24 * 60 * 60 };

/* Becomes the link `current`. */
#define NEXT_LINK ".current"

/* --- clearing --------------------------------------------------------------------------------- */

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *at)
{
	(void)status, (void)kind, (void)at;
	(void)!remove(path);
	return 0;
}

void place_clear(const char *folder)
{
	nftw(folder, remove_one, TREE_FDS, FTW_DEPTH | FTW_PHYS);
}

/* VERSION-SUM, with a number behind a point if it is not the first of that name. */
static bool is_version(const char *name)
{
	const char *dash = strrchr(name, '-');
	size_t digits = dash ? strspn(dash + 1, "0123456789abcdef") : 0;

	return digits == PLACE_DIGITS && (dash[1 + digits] == '\0' || dash[1 + digits] == '.');
}

/* The versions in the folder of a pack but the one that counts, and with no such version all. A
 * link, and what has no name of ours, somebody else has put there. */
static void sweep_pack(const char *root, const char *name)
{
	char *folder = text_format("%s/%s", root, name), *version = installed_version(name);
	const char *current = version ? strrchr(version, '/') + 1 : "";
	int fd = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;

	/* cppcheck-suppress readdirCalled ; one thread */
	for (struct dirent *entry; dir && (entry = readdir(dir));) {
		const char *of = entry->d_name;
		bool is_ours = is_version(of) || strcmp(of, NEXT_LINK) == 0;
		char *path =
		    is_ours && strcmp(of, current) != 0 ? text_format("%s/%s", folder, of) : NULL;

		if (path)
			place_clear(path);
		free(path);
	}
	if (dir)
		closedir(dir);
	else if (fd >= 0)
		close(fd);
	if (folder && !version)
		rmdir(folder);
	free(version);
	free(folder);
}

/* A part of a download is kept for a day, in case it is gone on with. */
static bool is_old_part(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && time(NULL) - status.st_mtime > PART_SECONDS;
}

static void sweep(const char *root)
{
	DIR *dir = opendir(root);

	/* cppcheck-suppress readdirCalled ; one thread */
	for (struct dirent *entry; dir && (entry = readdir(dir));) {
		char *path = text_format("%s/%s", root, entry->d_name);

		if (path && strncmp(entry->d_name, ".new-", 5) == 0)
			place_clear(path);
		else if (path && strncmp(entry->d_name, ".fetch-", 7) == 0 && is_old_part(path))
			unlink(path);
		else if (pack_is_name(entry->d_name))
			sweep_pack(root, entry->d_name);
		free(path);
	}
	if (dir)
		closedir(dir);
}

/* --- the lock --------------------------------------------------------------------------------- */

static int lock(const char *root, void (*waits)(void), struct error *error)
{
	char *path = text_format("%s/.lock", root);
	int fd = path ? open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666) : -1;
	int done = fd >= 0 ? flock(fd, LOCK_EX | LOCK_NB) : -1;

	if (fd >= 0 && done != 0 && errno == EWOULDBLOCK) {
		waits();
		done = flock(fd, LOCK_EX);
	}
	if (done != 0) {
		error_set(error, "cannot lock %s: %s", path ? path : root, strerror(errno));
		if (fd >= 0)
			close(fd);
		fd = -1;
	}
	free(path);
	return fd;
}

int place_lock(void (*waits)(void), struct error *error)
{
	char *home = home_folder(error), *root = home ? installed_root(error) : NULL;
	int fd = -1;

	if (root && file_make_folder(home, 0700, error) == 0 &&
	    file_make_folder(root, 0777, error) == 0)
		fd = lock(root, waits, error);
	if (fd >= 0)
		sweep(root);
	free(root);
	free(home);
	return fd;
}

/* --- taking a place --------------------------------------------------------------------------- */

char *place_new(struct error *error)
{
	char *root = installed_root(error);
	char *fresh = root ? text_format("%s/.new-XXXXXX", root) : NULL;

	if (fresh && (!mkdtemp(fresh) || chmod(fresh, 0755) != 0)) {
		error_set(error, "cannot make a folder in %s: %s", root, strerror(errno));
		free(fresh);
		fresh = NULL;
	}
	free(root);
	return fresh;
}

/* Gives the folder a name that is free; that name is the caller's. */
static char *move_in(const char *fresh, const char *home, const char *version, struct error *error)
{
	int why = EEXIST;

	for (int n = 1; n < SAME_MOST && (why == EEXIST || why == ENOTEMPTY); n++) {
		char *name = n == 1 ? text_format("%s", version) : text_format("%s.%d", version, n);
		char *path = name ? text_format("%s/%s", home, name) : NULL;
		bool moved = path && rename(fresh, path) == 0;

		why = path ? errno : ENOMEM;
		free(path);
		if (moved)
			return name;
		free(name);
	}
	error_set(error, "cannot move the pack to %s: %s", home, strerror(why));
	return NULL;
}

static int point(const char *home, const char *version, struct error *error)
{
	char *link = text_format("%s/" NEXT_LINK, home);
	char *current = text_format("%s/" INSTALLED_CURRENT, home);
	int done = -1;

	if (link && current) {
		unlink(link);
		done = symlink(version, link) == 0 && rename(link, current) == 0 ? 0 : -1;
	}
	if (done != 0)
		error_set(error, "cannot make %s/" INSTALLED_CURRENT ": %s", home, strerror(errno));
	free(current);
	free(link);
	return done;
}

int place_take(const char *fresh, const char *name, const char *version, struct error *error)
{
	char *root = installed_root(error), *home = root ? text_format("%s/%s", root, name) : NULL;
	char *taken = NULL;
	int done = -1;

	if (root && !home)
		error_set(error, "out of memory");
	if (home && file_make_folder(home, 0777, error) == 0)
		taken = move_in(fresh, home, version, error);
	/* The version must be there for good before the link is, and the link before it is told. */
	if (taken && unpack_sync(home, error) == 0 && point(home, taken, error) == 0 &&
	    unpack_sync(home, error) == 0)
		done = unpack_sync(root, error);
	free(taken);
	free(home);
	free(root);
	return done;
}

int place_remove(const char *name, struct error *error)
{
	char *root = installed_root(error);
	char *link = root ? text_format("%s/%s/" INSTALLED_CURRENT, root, name) : NULL;
	int done = -1;

	if (root && !link)
		error_set(error, "out of memory");
	else if (link && (done = unlink(link)) != 0)
		error_set(error, "cannot remove %s: %s", link, strerror(errno));
	else if (link)
		sweep_pack(root, name);
	free(link);
	free(root);
	return done;
}
