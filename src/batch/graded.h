/*
 * graded.h - what became of one submission, as text: on its way from the process that graded it to
 * the one that writes the database, and in the cache of results.
 */
#ifndef SRC_BATCH_GRADED_H
#define SRC_BATCH_GRADED_H

#include "grader/error.h"
#include "grader/grader.h"
#include "src/store/batch_store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Released by graded_release. */
struct graded {
	bool done;                  /* there is a result; else `why` says why there is none */
	bool was_cached;            /* nothing was graded for it */
	struct batch_result result; /* its texts are its own */
	char *why;
};

/* Of a result that has just been made, without its source; the caller's, NULL without memory. */
char *graded_to_text(const struct result *result, const struct exercise *exercise,
    const struct source *source, const char *key, int tries);

/* Writes down such a text along with the source, for graded_read. */
void graded_write(FILE *out, const char *text, const struct source *source, bool was_cached);

/* Writes down that there is no result. */
void graded_write_refusal(FILE *out, const char *why);

/* Whether a text, as from a cache, is that of the result with this key. */
bool graded_is(const char *text, size_t length, const char *key);

/* Reads what was written. What cannot be read is a refusal that says so; NULL stands for a process
 * that was lost. */
void graded_read(struct graded *graded, const char *bytes, size_t length);

void graded_release(struct graded *graded);

#endif
