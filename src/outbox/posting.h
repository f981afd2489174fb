/*
 * posting.h - results that are posted to somebody's server as they are made: --report-to URL.
 *
 * What is put is in the outbox, on the disk, before it is sent, and leaves when the server takes
 * it. That it does not is said on stderr and fails nothing: a grade is what it is.
 */
#ifndef SRC_OUTBOX_POSTING_H
#define SRC_OUTBOX_POSTING_H

#include "grader/error.h"
#include "grader/report.h"

#include <stddef.h>

/* What was asked for. Borrows all. */
struct posting_request {
	const char *command;     /* that asks, for what is said */
	const char *url;         /* NULL for nowhere */
	const char *secret_file; /* NULL for the environment */
	const char *outbox;      /* NULL for the one at home */
	const char *learner;     /* whose a single result is; NULL for nobody's in particular */
};

/* --- one result ------------------------------------------------------------------------------ */

/* What a command needs that may run in a program without a network, which has none of these. */
struct poster {
	/* Before anything is graded: -1 if it could not be posted, whatever it is. */
	int (*check)(const struct posting_request *request, struct error *error);

	/* Posts it, if that was asked for, or says why not. */
	void (*tell)(const struct posting_request *request, const struct report *report);
};

/* The trainer's is in posting.c, that of the door in door.c. */
extern const struct poster POSTER;

/* --- many --------------------------------------------------------------------------------------
 */

struct posting;

/* A result that was made elsewhere. Borrows all. */
struct posting_result {
	const char *learner, *exercise, *verdict;
	const char *json;    /* stride/result/v1 */
	const char *subject; /* of what is put only when it is another than the last of its learner
				and its subject was; NULL for what is put each time */
};

/* Of a request that was checked and names a URL. NULL with the error if the secret is gone, or the
 * outbox cannot be used. */
struct posting *posting_open(const struct posting_request *request, struct error *error);

int posting_put(struct posting *posting, const struct posting_result *result, struct error *error);

/* Many are put sooner between these two; see outbox_store.h. */
int posting_begin(struct posting *posting, struct error *error);
int posting_commit(struct posting *posting, struct error *error);

/* Sends what waits for this URL, with a few seconds of patience for a server that does not take it,
 * and says what still waits. */
void posting_send(struct posting *posting);

void posting_close(struct posting *posting); /* safe on NULL */

#endif
