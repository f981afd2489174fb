/*
 * store_schema.h - the tables of the database, and how an older database gets them.
 *
 * A schema is a list of steps, each from one version to the next; PRAGMA user_version says how far
 * a database has come. A step that was published never changes: a new one is put behind it.
 */
#ifndef SRC_STORE_STORE_SCHEMA_H
#define SRC_STORE_STORE_SCHEMA_H

#include <sqlite3.h>

struct schema_step {
	int version;
	const char *sql;
};

/* Versions rise by one, from 1. */
struct schema {
	const struct schema_step *steps;
	int count;
	int application; /* the application_id of such a database, by which it is known */
};

extern const struct schema SCHEMA;

enum schema_state {
	SCHEMA_CURRENT,
	SCHEMA_EMPTY, /* nothing in it at all */
	SCHEMA_OLD,
	SCHEMA_NEWER,
	SCHEMA_FOREIGN, /* another program's, or of another kind */
};

/* Reads enough of a database to say which it is. Returns SQLite's code. */
int schema_look(sqlite3 *db, const struct schema *schema, enum schema_state *state);

/* Takes an empty or an older database to the last version, or leaves it as it was. */
int schema_upgrade(sqlite3 *db, const struct schema *schema);

/* The version that a schema leads to. */
int schema_version(const struct schema *schema);

#endif
