/*
 * store_rows.h - the values of progress as rows of a database, and rows as values.
 *
 * All return SQLite's code. What is written is written in a transaction of the caller's; what is
 * filled belongs to the caller even on failure, and holds what was read by then.
 */
#ifndef SRC_STORE_STORE_ROWS_H
#define SRC_STORE_STORE_ROWS_H

#include "src/store/progress.h"
#include "src/store/store.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

/* One with this uid that is there already stays; if its source is lost, it gets that back. */
int rows_add_attempt(sqlite3 *db, const struct attempt *attempt, bool *added);

/* Of hints and of what is best the most counts, of times the earliest, the last try excepted. How
 * many tries there were only attempts can say. */
int rows_add_standing(sqlite3 *db, const struct standing *standing);

int rows_set_current(sqlite3 *db, const char *exercise);

/* All of these; what is current stays so. */
int rows_merge(sqlite3 *db, const struct progress *progress, struct merged *merged);

int rows_get_attempts(sqlite3 *db, const struct attempt_query *query, struct attempts *attempts);
int rows_get_standings(sqlite3 *db, struct standings *standings);
int rows_get_current(sqlite3 *db, char **exercise);

/* The cases of an attempt, of rows with a name, a category, a verdict and a time: runs a statement
 * that was given its values, and makes it ready for others. */
struct sql;
void rows_cases(struct sql *sql, struct attempt *attempt);

/* By its name; what is none was damaged, and nobody's fault: grader-error. */
enum verdict rows_verdict(const char *name);

/* A list with room for one more element, which is zeroed; NULL if there is no memory, and then the
 * list is as it was. */
void *rows_grown(void *list, int count, size_t size);

/* Attempt number `id` as far as it can be read in a database that is damaged: without its source
 * or without some of its cases if need be. False if not even that. */
bool rows_save_attempt(sqlite3 *db, int64_t id, struct attempt *attempt);

#endif
