/*
 * records.h - what many learners have done, wherever it was recorded.
 *
 * A learner's own database or export is one learner's progress; a batch is that of each of its
 * learners, where every submission is an attempt. records_release releases all, and is safe on what
 * is zeroed.
 */
#ifndef SRC_STORE_RECORDS_H
#define SRC_STORE_RECORDS_H

#include "grader/error.h"
#include "src/store/progress.h"

struct learner {
	char *name;               /* of a batch: as its files tell; of a database: the file's */
	struct progress progress; /* sources are there if they were recorded */
};

/* A submission that the grader could not grade. It is never scored. */
struct ungraded {
	char *learner, *exercise, *path, *message;
};

struct records {
	struct learner *list; /* made longer by records_learner alone */
	int count;
	int *by_name; /* their places, in the order of their names */
	struct ungraded *ungraded;
	int ungraded_count;
};

/* Adds what is in a file, by what it is: a progress database, an export or a batch. The files are
 * only read, also while others write. */
int records_add(struct records *records, const char *path, struct error *error);

/* Adds what is in the database of a batch (batch_store.c). */
int records_add_batch(struct records *records, const char *path, struct error *error);

/* The learner of this name, added if there is none; NULL for want of memory. */
struct learner *records_learner(struct records *records, const char *name);

void records_release(struct records *records);

#endif
