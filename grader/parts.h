/*
 * parts.h - the two programs that a driver like gcc is made of.
 *
 * gcc finds out anew each time which compiler proper and which assembler it has to start, and with
 * which words: a tenth of all that a small file costs, and always the same answer. So it is asked
 * once what it would do, the answer is kept in the cache, and the two are started without it.
 * Where that cannot be found out, the driver does as well.
 */
#ifndef GRADER_PARTS_H
#define GRADER_PARTS_H

#include "grader/compiler.h"

#include <stdbool.h>
#include <stddef.h>

enum { PARTS_WORDS_MAX = 80 };

struct parts {
	const char *compile[PARTS_WORDS_MAX];  /* to its standard output; ends with NULL */
	const char *assemble[PARTS_WORDS_MAX]; /* from its standard input; ends with NULL */
	char *text;                            /* what the words point into */
	char identity[256];                    /* of the compiler whose parts they are */
};

/*
 * Those of this compiler, for the call that makes the object of a staged source; NULL where they
 * are not known. *known, NULL at first, is what was found last and serves again for the same
 * compiler; it is the caller's, for parts_free. `folder` is that of a cache, or NULL.
 */
const struct parts *parts_find(
    struct parts **known, const struct compiler *compiler, const char *folder);

/* What a driver says under -###; NULL if that is no call of a compiler piped into an assembler. */
struct parts *parts_read(const char *said, size_t length);

void parts_free(struct parts *parts);

#endif
