/*
 * unpack.h - an archive as files in a folder.
 *
 * All that archive.h and names.h refuse is refused, and so is a pack whose files are not those that
 * its SHA256SUMS lists. What is written is on the disk when this returns.
 */
#ifndef SRC_PACK_UNPACK_H
#define SRC_PACK_UNPACK_H

#include "grader/error.h"
#include "grader/hash.h"

/* Into an empty folder; `sums` becomes the sum of SHA256SUMS itself, and `shown` is what the
 * archive is called in errors. After -1 the folder is to be removed. */
int unpack(const char *archive, const char *shown, const char *folder, char sums[HASH_HEX],
    struct error *error);

/* Sees to it that a file, or which entries a folder has, is on the disk. */
int unpack_sync(const char *folder, struct error *error);

#endif
