/*
 * cache.h - what was compiled or found out, kept from one grade to the next.
 *
 * An entry is named by the hash of all that it was made of, so it is never out of date. It is used
 * only if it and its folder belong to us and nobody else may write there. A cache that cannot be
 * read or written costs time and nothing else: there are no errors here.
 */
#ifndef GRADER_CACHE_H
#define GRADER_CACHE_H

#include <stddef.h>

/* A descriptor of the entry, the caller's; -1 if there is none. A folder of NULL has none. */
int cache_open(const char *folder, const char *key);

/* Keeps a copy of what is in `object`; made beside and renamed, so that it is whole or not there.
 */
void cache_keep(const char *folder, const char *key, int object);

/*
 * Bytes behind their own hash: an entry that was damaged where it lies is none, instead of being
 * believed. NULL if there is none, or one of more than 2 MB; the bytes are the caller's, and a NUL
 * that `length` does not count follows them.
 */
char *cache_read(const char *folder, const char *key, size_t *length);
void cache_write(const char *folder, const char *key, const void *bytes, size_t length);

/* Removes what was neither made nor read by cache_read for so many days. */
void cache_sweep(const char *folder, int days);

#endif
