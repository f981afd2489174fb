/*
 * copying.h - the files of an exercise, copied under another name.
 */
#ifndef SRC_AUTHOR_COPYING_H
#define SRC_AUTHOR_COPYING_H

#include "src/author/author.h"

/* Borrows everything. */
struct copying {
	const char *id, *new_id;
	const char *function, *new_function;
	bool marks; /* say TODO where the copy must not stay as it is */
};

/* Into a folder that is empty; what lies elsewhere in the catalog's content comes along. */
int copying_exercise(
    const struct copying *copying, const struct subject *from, const char *to, struct error *error);

/* Takes a folder of such a copy away again. */
void copying_remove(const char *folder);

#endif
