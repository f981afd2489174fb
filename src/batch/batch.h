/*
 * batch.h - many submissions, each graded once, into a database.
 *
 * What has a result in the database is only compared with what it was: then it is known. Of the
 * rest those with the same text for the same exercise are one piece of work. Pieces are graded by
 * processes that last (src/crew.h), and what comes back is written by ours alone, several
 * times a second. Killed at any moment, the next run goes on with what is missing.
 *
 * Beside the database there are two caches, which may be deleted: one of results, by their keys,
 * for a database that is made anew, and one of objects (grader/kept.h), for an exercise that has
 * changed.
 */
#ifndef SRC_BATCH_BATCH_H
#define SRC_BATCH_BATCH_H

#include "grader/error.h"
#include "grader/grader.h"
#include "src/batch/submissions.h"
#include "src/content.h"
#include "src/desk.h"
#include "src/store/batch_store.h"

#include <stdbool.h>

struct batch_exercise {
	struct exercise exercise;
	char key[HASH_HEX];
};

/* Submissions with the same text: so many, from this place in the order of keys. */
struct batch_piece {
	int first, count;
};

/* How many submissions are what; together they are all of them. */
struct batch_counts {
	int known;    /* had a result in the database */
	int graded;   /* a process worked on them */
	int cached;   /* their result was in the cache */
	int shared;   /* have the text of one of these */
	int ungraded; /* have no result */
	int stale;    /* of those that are known: by another exercise, compiler or Stride */
};

/* All up to the line is set by whoever runs it, and borrowed. batch_release releases the rest. */
struct batch {
	const struct content *content;
	struct desk *desk;
	struct submissions *submissions;
	struct batch_store *store;
	struct grade_options options;
	int workers;
	bool regrade;        /* what is stale is graded anew */
	const char *results; /* the folder of the cache of results; NULL for none */
	void (*tell)(void *context, const struct batch *batch); /* now and then; NULL for nobody */
	void *context;

	/* --- */
	struct batch_exercise *exercises;
	int exercise_count;
	int *order; /* of those that are to be graded, by their keys */
	struct batch_piece *pieces;
	int piece_count, pieces_done;
	struct batch_counts counts;
	bool replaces; /* there may be results now that are no submission's */
	double started_ms, committed_ms;
	struct error failure; /* of the database, while pieces are graded */
};

/* STATUS_DONE, or why not: what was graded until then is recorded all the same. */
enum status batch_run(struct batch *batch, struct error *error);
void batch_release(struct batch *batch);

/* Grades the reference of each exercise of which there are pieces: a machine that can grade
 * nothing, or an exercise, is found out about before everybody is told so (batch_trial.c). */
int batch_try_references(struct batch *batch, struct error *error);

/* The part in which pieces are graded (batch_pieces.c). */
int batch_grade_pieces(struct batch *batch, struct error *error);

/* Writes down that a submission has no result. */
int batch_refuse(
    struct batch *batch, struct submission *submission, const char *why, struct error *error);

#endif
