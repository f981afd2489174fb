/*
 * partial.h - a file that comes in pieces, and may stop coming.
 *
 * What comes is written to TO.part, which becomes TO when it is whole. If it stops, both TO.part
 * and TO.part.etag stay, so that the next try can go on where this one ended; without an ETag
 * nobody could know whether the rest still belongs to it, and nothing stays. One program at a time
 * writes. The ETag is kept together with where the file comes from, since it means nothing
 * elsewhere.
 */
#ifndef SRC_FETCH_PARTIAL_H
#define SRC_FETCH_PARTIAL_H

#include "grader/error.h"
#include "grader/hash.h"

#include <stddef.h>
#include <stdint.h>

/* Filled by partial_open; finish, stop or discard releases it. Borrows `to`. */
struct partial {
	const char *to;
	char source[HASH_HEX]; /* the hash of the address that it comes from */
	char *path, *etag_path;
	int fd;
	uint64_t bytes; /* that are there, and belong to the ETag */
	char *etag;     /* a strong one; NULL if there is none */
};

/* `source` is the address that it comes from. */
int partial_open(struct partial *partial, const char *to, const char *source, struct error *error);

/* What comes now is the file from its first byte on. The ETag may be NULL, or a weak one, by which
 * no file can be gone on with. */
int partial_begin(struct partial *partial, const char *etag, struct error *error);

int partial_add(struct partial *partial, const void *bytes, size_t length, struct error *error);

/* It is whole: it takes its name. If that fails nothing is left of it. */
int partial_finish(struct partial *partial, struct error *error);

/* It is not, and is kept if it can be gone on with. */
void partial_stop(struct partial *partial);

/* It is not, and nobody wants it. */
void partial_discard(struct partial *partial);

#endif
