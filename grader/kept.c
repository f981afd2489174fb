#include "grader/kept.h"

#include "grader/bytes.h"
#include "grader/cache.h"
#include "grader/version.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Rises when what is kept under a name changes: objects, and what is said of them. */
enum { FORMAT = 2 };

/* --- names ------------------------------------------------------------------------------------ */

/* The headers of the kit count by their time and size: reading them would cost as much as a grade
 * has to spare. */
static void add_headers(struct hash *hash, const char *kit)
{
	char path[4096];

	for (int i = 0; i < KIT_HEADER_COUNT; i++) {
		struct stat status = {0};

		snprintf(path, sizeof path, "%s/%s", kit, STAGE_HEADERS[i]);
		if (stat(path, &status) == 0) {
			hash_add(hash, &status.st_mtim, sizeof status.st_mtim);
			hash_add(hash, &status.st_size, sizeof status.st_size);
		}
	}
}

void kept_name(char name[HASH_HEX], const struct compiler *compiler, const char *kit,
    const char *include, const struct source *source)
{
	const char *flags = compiler_flags(compiler);
	unsigned char digest[HASH_BYTES];
	struct hash hash;

	hash_init(&hash);
	hash_add(&hash, STRIDE_VERSION, sizeof STRIDE_VERSION);
	hash_add(&hash, (const int[]){FORMAT}, sizeof(int));
	hash_add(&hash, compiler->identity, strlen(compiler->identity) + 1);
	hash_add(&hash, flags, strlen(flags) + 1);
	hash_add(&hash, include, strlen(include) + 1);
	add_headers(&hash, kit);
	hash_add(&hash, source->text, source->length);
	hash_finish(&hash, digest);
	hash_hex(digest, name);
}

/* --- writing ---------------------------------------------------------------------------------- */

enum { OBJECT_MAX = 1 << 20 };

/* A diagnostic but for its message. */
struct place {
	int32_t line, column, severity;
};

static void put_said(FILE *out, const struct compilation *from)
{
	const int32_t head[] = {FORMAT, from->accepted, from->diagnostic_count};

	bytes_put(out, head, sizeof head);
	bytes_put_text(out, from->message);
	for (int i = 0; i < from->diagnostic_count; i++) {
		const struct diagnostic *each = &from->diagnostics[i];
		const struct place place = {each->line, each->column, (int32_t)each->severity};

		bytes_put(out, &place, sizeof place);
		bytes_put_text(out, each->message);
	}
}

/* False if it cannot be read, or is so large that it would fill the cache. */
static bool put_object(FILE *out, int fd)
{
	struct stat status;
	char *bytes = NULL;

	if (fstat(fd, &status) == 0 && status.st_size <= OBJECT_MAX)
		bytes = malloc((size_t)status.st_size + 1);
	bool read_it = bytes && pread(fd, bytes, (size_t)status.st_size, 0) == status.st_size;

	if (read_it)
		bytes_put(out, bytes, (size_t)status.st_size);
	free(bytes);
	return read_it;
}

/* One that ran out of time may have time enough when there is less to do. */
void kept_keep(const struct compilation *compilation, const char *folder, const char *name)
{
	char *bytes = NULL;
	size_t length = 0;
	FILE *out = folder && !compilation->out_of_time ? open_memstream(&bytes, &length) : NULL;

	if (!out)
		return;
	put_said(out, compilation);
	bool whole = !compilation->accepted || put_object(out, compilation->fd);

	if (fclose(out) == 0 && whole)
		cache_write(folder, name, bytes, length);
	free(bytes);
}

/* --- reading ---------------------------------------------------------------------------------- */

static void get_said(struct bytes *from, struct compilation *to)
{
	int32_t head[3];

	bytes_get(from, head, sizeof head);
	if (head[0] != FORMAT || head[2] < 0 || head[2] > DIAGNOSTICS_MAX)
		from->cut = true;
	to->message = bytes_get_text(from);
	to->accepted = head[1] != 0;
	to->diagnostics = from->cut ? NULL : calloc((size_t)head[2] + 1, sizeof *to->diagnostics);
	from->cut = from->cut || !to->diagnostics;
	while (!from->cut && to->diagnostic_count < head[2]) {
		struct diagnostic *each = &to->diagnostics[to->diagnostic_count++];
		struct place place;

		bytes_get(from, &place, sizeof place);
		each->line = place.line;
		each->column = place.column;
		each->severity = (enum severity)place.severity;
		each->message = bytes_get_text(from);
	}
}

/* The rest is the object. */
static int get_object(const struct bytes *from)
{
	int fd = memfd_create("stride-object", MFD_CLOEXEC);

	if (fd >= 0 && write(fd, from->at, from->left) == (ssize_t)from->left)
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

bool kept_find(struct compilation *compilation, const char *folder, const char *name)
{
	size_t length = 0;
	char *bytes = folder ? cache_read(folder, name, &length) : NULL;
	struct bytes from = {bytes, length, bytes == NULL};

	*compilation = (struct compilation){.fd = -1};
	if (bytes)
		get_said(&from, compilation);
	if (!from.cut && compilation->accepted)
		compilation->fd = get_object(&from);
	compilation->recalled = !from.cut && (!compilation->accepted || compilation->fd >= 0);
	free(bytes);
	if (compilation->recalled)
		return true;
	compilation_release(compilation);
	return false;
}
