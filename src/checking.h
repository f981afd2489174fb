/*
 * checking.h - a learner's file graded, remembered and shown: what check, run and watch have in
 * common.
 */
#ifndef SRC_CHECKING_H
#define SRC_CHECKING_H

#include "grader/exercise/exercise.h"
#include "src/session.h"

#include <stdbool.h>

/* Filled by checking_make; released by checking_release, whatever came of it. Start from {0}. */
struct checking {
	const char *id; /* of the session */
	bool examples_only;
	char *path; /* of the file in the workspace; NULL if another was named */
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

/* Keeps the attempt. What fails for a reason of ours is none. That it could not be kept is said
 * here, and changes nothing else. */
void checking_record(const struct checking *checking, struct session *session);

void checking_show(const struct checking *checking, struct session *session);

/* The status of a command that did nothing else. */
enum status checking_status(const struct checking *checking);

void checking_release(struct checking *checking);

#endif
