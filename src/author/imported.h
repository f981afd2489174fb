/*
 * imported.h - cases whose wants another program answered, held to the reference.
 *
 * The file is one of vectors, {"format": 1, "exercise": ID, "cases": [...]}, each case with a
 * source that says which program and version it was.
 */
#ifndef SRC_AUTHOR_IMPORTED_H
#define SRC_AUTHOR_IMPORTED_H

#include "src/author/author.h"

/* Start from {0}; released by imported_release. */
struct imported {
	struct exercise exercise; /* the subject's, with these as its hidden cases */
};

/* Reads and compares; FAILED if the reference answers otherwise, and stderr names each difference.
 */
enum status imported_read(struct imported *imported, struct author *author,
    const struct subject *subject, const char *path, struct error *error);

bool imported_has(const struct imported *imported, const char *name);
void imported_release(struct imported *imported);

#endif
