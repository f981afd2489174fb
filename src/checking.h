/*
 * checking.h - a learner's file graded, remembered and shown: what check, run and watch have in
 * common.
 */
#ifndef SRC_CHECKING_H
#define SRC_CHECKING_H

#include "grader/exercise/exercise.h"
#include "src/session.h"
#include "src/verdict.h"

#include <stdbool.h>

/* Filled by checking_make; released by checking_release, whatever came of it. Start from {0}. */
struct checking {
	const char *id; /* of the session */
	bool examples_only;
	bool chosen;   /* by name: it becomes the current exercise */
	bool repeated; /* the source is that of an attempt */
	char *path;    /* of the file in the workspace; NULL if another was named */
	struct exercise exercise;
	struct source source;
	struct result result;
	int64_t started_at;
};

/*
 * Grades the file, NULL for that of the workspace. DONE means that there is a result, whatever it
 * says; otherwise the error says why there is none.
 */
enum status checking_make(struct checking *checking, struct session *session, const char *id,
    const char *file, struct error *error);

/* Grades the source of an attempt once more, with its seed; the attempt, read with its source,
 * outlives the result. */
enum status checking_repeat(struct checking *checking, struct session *session, const char *id,
    const struct attempt *attempt, struct error *error);

/* Keeps the attempt. What fails for a reason of ours is none. That it could not be kept is said
 * here, and changes nothing else. */
void checking_record(const struct checking *checking, struct session *session);

/* The same, for whoever shows it in another way; borrows from both. */
struct verdict_view checking_view(const struct checking *checking, struct session *session);

void checking_show(const struct checking *checking, struct session *session);

/* The status of a command that did nothing else. */
enum status checking_status(const struct checking *checking);

void checking_release(struct checking *checking);

#endif
