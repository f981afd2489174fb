/*
 * store_file.h - the database at a path: opened, made, brought up to date, set aside when damaged.
 *
 * Start from the path, which is then the file's own, and a schema; release it in any case.
 */
#ifndef SRC_STORE_STORE_FILE_H
#define SRC_STORE_STORE_FILE_H

#include "grader/error.h"
#include "src/store/store_schema.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <sys/types.h>

struct store_file {
	char *path;
	const struct schema *schema;
	sqlite3 *db;    /* NULL if what is at the path could not be opened when last tried */
	bool stands_in; /* it is in memory */
	dev_t device;   /* of the file that is open */
	ino_t inode;
	bool is_cut;             /* its size cannot be that of a database */
	struct error unwritable; /* why nothing can be recorded; "" if it can */
	char *notice;            /* what a learner must be told, or NULL */
};

/* Opens what is at the path now; what was open is closed. */
int store_file_open(struct store_file *file, struct error *error);

/* The same after something in it turned out to be damaged: it is looked through as a whole. */
int store_file_repair(struct store_file *file, struct error *error);

/* Opens it to be read alone, also while others write: nothing is made, mended or set aside, and one
 * that is damaged is an error. */
int store_file_look(struct store_file *file, struct error *error);

/* Why reading it then failed, by SQLite's code. Always -1. */
int store_file_say(const struct store_file *file, int code, struct error *error);

/* Whether a database is of that kind, whatever its version. */
bool store_file_is(const char *path, const struct schema *schema);

/* Whether another file is at the path than the one that is open, or none. */
bool store_file_is_moved(const struct store_file *file);

void store_file_release(struct store_file *file);

#endif
