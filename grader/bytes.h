/*
 * bytes.h - things one behind the other, as they lie in memory: for a file or a pipe that only this
 * program reads again.
 */
#ifndef GRADER_BYTES_H
#define GRADER_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A text may be NULL. Whether all was written is the stream's to say. */
void bytes_put(FILE *out, const void *from, size_t size);
void bytes_put_text(FILE *out, const char *text);

/* What is left to be read, and whether more was wanted than there was. From then on all that comes
 * is 0 and NULL. */
struct bytes {
	const char *at;
	size_t left;
	bool cut;
};

void bytes_get(struct bytes *from, void *to, size_t size);

/* The caller's; NULL also without memory, which counts as cut. */
char *bytes_get_text(struct bytes *from);

#endif
