/*
 * cache.h - compiled references, kept from one grade to the next.
 *
 * An entry is named by the hash of all that it was made of, so it is never out of date. It is used
 * only if it and its folder belong to us and nobody else may write there. A cache that cannot be
 * read or written costs time and nothing else: there are no errors here.
 */
#ifndef GRADER_CACHE_H
#define GRADER_CACHE_H

/* A descriptor of the entry, the caller's; -1 if there is none. A folder of NULL has none. */
int cache_open(const char *folder, const char *key);

/* Keeps a copy of what is in `object`; made beside and renamed, so that it is whole or not there.
 */
void cache_keep(const char *folder, const char *key, int object);

#endif
