#include "src/fetch/partial.h"

#include "grader/save.h"
#include "grader/text.h"
#include "src/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ETAG_BYTES_MAX = 1000, NOTE_BYTES_MAX = ETAG_BYTES_MAX + HASH_HEX };

/* Quoted, and of the kind that changes with every byte: a weak one begins with W/. */
static bool is_strong(const char *etag)
{
	size_t length = etag ? strlen(etag) : 0;

	return length >= 2 && length <= ETAG_BYTES_MAX && etag[0] == '"' &&
	       strchr(etag + 1, '"') == etag + length - 1 && !strpbrk(etag, "\r\n");
}

static void forget_etag(struct partial *partial)
{
	unlink(partial->etag_path);
	free(partial->etag);
	partial->etag = NULL;
}

static void release(struct partial *partial)
{
	if (partial->fd >= 0)
		close(partial->fd);
	free(partial->path);
	free(partial->etag_path);
	free(partial->etag);
	*partial = (struct partial){.fd = -1};
}

/* --- opening ---------------------------------------------------------------------------------- */

/* Whoever held the lock before may have given the file its name in the meantime. */
static bool is_still_there(const struct partial *partial)
{
	struct stat opened, named;

	return fstat(partial->fd, &opened) == 0 && lstat(partial->path, &named) == 0 &&
	       opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

static int open_locked(struct partial *partial, struct error *error)
{
	for (;;) {
		partial->fd = open(partial->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
		if (partial->fd < 0)
			return error_set(
			    error, "cannot write %s: %s", partial->path, strerror(errno));
		if (flock(partial->fd, LOCK_EX | LOCK_NB) != 0)
			return error_set(error,
			    "cannot write %s: another program is writing it; wait for that",
			    partial->path);
		if (is_still_there(partial))
			return 0;
		close(partial->fd);
	}
}

/* The ETag of what came from here: the first line of the note, if the second says so. That is a
 * hash of the address, in which there may be a secret. */
static char *read_etag(const struct partial *partial)
{
	struct error none;
	size_t length = 0;
	char *note = file_read(partial->etag_path, NOTE_BYTES_MAX, &length, &none);
	char *end = note ? strchr(note, '\n') : NULL;

	if (end && strcmp(end + 1, partial->source) == 0) {
		*end = '\0';
		return note;
	}
	free(note);
	return NULL;
}

static int write_etag(const struct partial *partial, const char *etag)
{
	char *note = text_format("%s\n%s", etag, partial->source);
	int done = note ? save_file(partial->etag_path, note, strlen(note)) : -1;

	free(note);
	return done;
}

static void find_what_is_there(struct partial *partial)
{
	struct stat status;

	partial->etag = read_etag(partial);
	if (fstat(partial->fd, &status) == 0 && is_strong(partial->etag))
		partial->bytes = (uint64_t)status.st_size;
	if (partial->bytes == 0)
		forget_etag(partial);
}

int partial_open(struct partial *partial, const char *to, const char *source, struct error *error)
{
	*partial = (struct partial){
	    .to = to,
	    .path = text_format("%s.part", to),
	    .etag_path = text_format("%s.part.etag", to),
	    .fd = -1,
	};
	hash_of(source, strlen(source), partial->source);
	if (!partial->path || !partial->etag_path) {
		release(partial);
		return error_set(error, "out of memory");
	}
	if (open_locked(partial, error) != 0) {
		release(partial);
		return -1;
	}
	find_what_is_there(partial);
	return 0;
}

/* --- writing ---------------------------------------------------------------------------------- */

static int fail(const struct partial *partial, int reason, struct error *error)
{
	bool full = reason == ENOSPC || reason == EDQUOT || reason == EFBIG;

	return error_set(error, "cannot write %s: %s%s", partial->path, strerror(reason),
	    full ? "; make room and try again" : "");
}

/* The ETag goes before the bytes it belongs to, and comes after those of another are gone. */
int partial_begin(struct partial *partial, const char *etag, struct error *error)
{
	char *kept = is_strong(etag) ? strdup(etag) : NULL;

	forget_etag(partial);
	partial->bytes = 0;
	partial->etag = kept;
	if (ftruncate(partial->fd, 0) != 0 || (kept && write_etag(partial, kept) != 0))
		return fail(partial, errno, error);
	return 0;
}

int partial_add(struct partial *partial, const void *bytes, size_t length, struct error *error)
{
	const char *from = bytes;

	while (length > 0) {
		ssize_t done = pwrite(partial->fd, from, length, (off_t)partial->bytes);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return fail(partial, errno, error);
		from += done;
		length -= (size_t)done;
		partial->bytes += (uint64_t)done;
	}
	return 0;
}

/* --- the end ---------------------------------------------------------------------------------- */

int partial_finish(struct partial *partial, struct error *error)
{
	/* Or a power cut could leave the name without the bytes. */
	if (fsync(partial->fd) != 0 || rename(partial->path, partial->to) != 0) {
		fail(partial, errno, error);
		partial_discard(partial);
		return -1;
	}
	forget_etag(partial);
	release(partial);
	return 0;
}

void partial_stop(struct partial *partial)
{
	if (partial->etag && partial->bytes > 0)
		release(partial);
	else
		partial_discard(partial);
}

void partial_discard(struct partial *partial)
{
	unlink(partial->path);
	forget_etag(partial);
	release(partial);
}
