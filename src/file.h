/*
 * file.h - a text file, whole, and the folders to put one in.
 */
#ifndef SRC_FILE_H
#define SRC_FILE_H

#include "grader/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Ends with a NUL that `length` does not count; the caller's. NULL if it cannot be read, is no
 * file, or has more than `limit` bytes. */
char *file_read(const char *path, size_t limit, size_t *length, struct error *error);

/* Makes a folder, and those above it, as far as they are not there. */
int file_make_folder(const char *path, unsigned mode, struct error *error);

/* Whether both names are those of one file, which is there: what is written to one of them is gone
 * from the other. */
bool file_is_same(const char *one, const char *other);

#endif
