/*
 * store.h - the memory of the trainer: attempts and progress, in a database that outlives anything.
 *
 * What was recorded stays: when a function that writes has returned 0, killing the program loses
 * nothing of it. Any number of programs may have the same database open. Where nothing can be
 * written, as on a full disk or in a home that is read-only, a store still opens and can be read,
 * empty if need be; each function that writes then fails and says why, and its caller says that
 * this was not recorded. A damaged database is set aside and what can be read of it saved.
 *
 * Functions return 0, or -1 through the error. What they fill belongs to the caller.
 */
#ifndef SRC_STORE_STORE_H
#define SRC_STORE_STORE_H

#include "grader/error.h"
#include "src/store/progress.h"

#include <stdbool.h>
#include <stdint.h>

struct store;
struct schema;

/*
 * Opens the database at a path, and makes it, with its folder, if it is not there. NULL if it
 * cannot even be read, or is that of a newer Stride or of another program, which stays untouched.
 */
struct store *store_open(const char *path, struct error *error);
void store_close(struct store *store); /* safe on NULL */

/* The same for another schema than that of this version (store_schema.h), which tests need. */
struct store *store_open_as(const char *path, const struct schema *schema, struct error *error);

/*
 * What a learner must be told about the database itself: that it was damaged, under which name it
 * was set aside, and how much was saved. NULL if there is nothing (any more); the text is the
 * caller's. Damage may also be met later, so that it is worth asking after each command.
 */
char *store_take_notice(struct store *store);

/* --- writing --- */

/* Records an attempt with its source and its cases, and gives it its uid. */
int store_add(struct store *store, struct attempt *attempt, struct error *error);

/* So many hints of an exercise have been shown by now. */
int store_note_hints(struct store *store, const char *exercise, int shown, struct error *error);

/* Of these two the first time counts. */
int store_note_opened(struct store *store, const char *exercise, int64_t at, struct error *error);
int store_note_solution(struct store *store, const char *exercise, int64_t at, struct error *error);

int store_set_current(struct store *store, const char *exercise, struct error *error);

/* --- reading --- */

/* Which attempts, and how much of each. {0} is all of them, without sources and cases. */
struct attempt_query {
	const char *exercise; /* NULL for every one */
	bool failing;         /* only those that did not pass */
	int limit;            /* so many of the newest; 0 for no limit */
	bool sources, cases;
};

/* The newest last. */
int store_attempts(struct store *store, struct attempts *attempts,
    const struct attempt_query *query, struct error *error);

/* One for each exercise with which something happened, by their ids. Takes no longer for more
 * attempts. */
int store_standings(struct store *store, struct standings *standings, struct error *error);

/* NULL if there is none. */
int store_current(struct store *store, char **exercise, struct error *error);

/* --- carrying over --- */

int store_export(struct store *store, struct progress *progress, struct error *error);

/* The same for a database that is somebody else's, which stays as it is whatever it is. */
int store_read(const char *path, struct progress *progress, struct error *error);

struct merged {
	int attempts, known; /* that were new, and that were there already */
};

/*
 * Adds all that is not there yet, or nothing at all if that fails. Of hints the most count, of
 * times the earliest; what is current stays so. Twice is the same as once.
 */
int store_merge(struct store *store, const struct progress *progress, struct merged *merged,
    struct error *error);

#endif
