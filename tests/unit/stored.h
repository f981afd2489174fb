/*
 * stored.h - for tests: a store in a temporary folder, and attempts to put into it.
 */
#ifndef TESTS_UNIT_STORED_H
#define TESTS_UNIT_STORED_H

#include "src/store/store.h"

#include <stdbool.h>
#include <stddef.h>

/* The folder of this test program, and the database in it; neither is there at the start of a test
 * but for what a test before it left. */
extern char stored_folder[];
extern char stored_path[];

/* For cmocka: each test gets an empty folder. */
int stored_begin(void **state);
int stored_end(void **state);

/* Opens the database, or fails the test. */
struct store *stored_open(void);

/* Attempt number n of some exercise: two cases, and a source that no other number has. It borrows
 * all but the source, which is in a buffer of its own until the same number is asked for again. */
struct attempt stored_attempt(int n, const char *exercise, enum verdict verdict);

/* Records it, or fails the test. */
void stored_add(struct store *store, struct attempt *attempt);

/* Records so many, in a database that is opened and closed for it, each second one a pass. */
void stored_fill(int count);

/* How many there are. */
int stored_count(struct store *store);

/* Whether PRAGMA integrity_check is content with the database at a path. */
bool stored_is_whole(const char *path);

/* All bytes of a file; NULL if there is none. The caller's. */
char *stored_bytes(const char *path, size_t *length);

/* A database in the folder whose name begins so, as a path in a static text; NULL if there is none.
 */
const char *stored_file(const char *beginning);

#endif
