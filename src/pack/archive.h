/*
 * archive.h - a tar archive, compressed by zstd or gzip, made and read.
 *
 * The only file that knows libarchive. What is read comes from a stranger: names are those that
 * names.h lets through, everything is a regular file or a folder, and both the archive and what
 * comes out of it are bounded, however well it is compressed. All lies in one folder, whose name is
 * taken off.
 *
 * What is made depends on nothing but what goes in (and on the version of the compressor): not on
 * the time, the user, or the order in which files are found.
 */
#ifndef SRC_PACK_ARCHIVE_H
#define SRC_PACK_ARCHIVE_H

#include "grader/error.h"

#include <stdbool.h>
#include <stddef.h>

enum { ARCHIVE_BYTES_MAX = 64 << 20 };

/* What becomes of an archive, file by file. Each returns -1 with an error to end it. */
struct archive_visitor {
	void *context;
	int (*file)(void *context, const char *name, struct error *error);
	int (*bytes)(void *context, const void *bytes, size_t length, struct error *error);
};

/* Reads from where the descriptor stands. `name` stands for it in errors. */
int archive_visit(
    int fd, const char *name, const struct archive_visitor *visitor, struct error *error);

/* A file that goes into one. All is borrowed. */
struct archive_file {
	const char *name;
	const char *bytes;
	size_t length;
};

/* Into a descriptor, in the order given, all below `folder`. */
int archive_make(int fd, const char *folder, const struct archive_file *files, int count, bool gzip,
    struct error *error);

#endif
