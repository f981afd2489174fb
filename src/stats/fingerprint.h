/*
 * fingerprint.h - by what two sources are the same program: their tokens, whatever they are called.
 *
 * Blanks, comments, line splices and includes do not count. A name stands for the place of its
 * first occurrence, so that a program in which all is renamed stays the same; what a name means
 * outside of the file stays as it is, and so do words of C, numbers and texts.
 */
#ifndef SRC_STATS_FINGERPRINT_H
#define SRC_STATS_FINGERPRINT_H

#include "grader/hash.h"

#include <stddef.h>

struct fingerprint {
	char hash[HASH_HEX]; /* "" for no program */
	int tokens;          /* how many it was made of: what is short is often written twice */
};

/* -1 without memory. */
int fingerprint_of(struct fingerprint *fingerprint, const char *text, size_t length);

#endif
