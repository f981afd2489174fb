/*
 * letter.h - the document that is posted: a result, and whose it is.
 */
#ifndef SRC_OUTBOX_LETTER_H
#define SRC_OUTBOX_LETTER_H

#include <stddef.h>
#include <stdint.h>

/* Borrows all. */
struct letter {
	const char *key;     /* a server that has one with this key has this one */
	const char *learner; /* or NULL */
	int64_t made_at;     /* in milliseconds since 1970 */
	const char *result;  /* JSON, which is put in as it is */
};

/* stride/delivery/v1; the caller's. NULL without memory. */
char *letter_write(const struct letter *letter);

#endif
