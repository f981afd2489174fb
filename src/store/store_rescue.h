/*
 * store_rescue.h - a database made whole beside its place, and put there; and what a damaged one
 * still holds.
 *
 * A database is never made or mended where it stands. PATH.making becomes PATH.ready when it is
 * complete; then what stands at PATH is set aside, and PATH.ready takes its name. Killed anywhere
 * in between, the next start finds a database, or one that is ready. All of this is done by one
 * program at a time: the caller holds a lock.
 */
#ifndef SRC_STORE_STORE_RESCUE_H
#define SRC_STORE_STORE_RESCUE_H

#include "grader/error.h"
#include "src/store/progress.h"
#include "src/store/store_schema.h"

/* Makes an empty database at a path where there is none. */
int rescue_create(const char *path, const struct schema *schema, struct error *error);

/*
 * Sets the damaged database at a path aside, and makes a new one with what could be read. The name
 * under which the old one is kept is the caller's.
 */
int rescue_damaged(
    const char *path, const struct schema *schema, char **aside, struct error *error);

/* Only reads what can be read of it. */
int rescue_read(
    const char *path, const struct schema *schema, struct progress *saved, struct error *error);

#endif
