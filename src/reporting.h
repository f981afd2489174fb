/*
 * reporting.h - results that are posted to somebody's server as they are made (--report-to URL).
 *
 *     struct reporting *reporting = REPORTER.open(&request, &error);     before anything is graded
 *
 *     REPORTER.put(reporting, &report, &error);                         as often as there is one
 *     REPORTER.send(reporting);
 *     REPORTER.close(reporting);
 *
 * What was put is in the outbox, on the disk, and leaves when the server takes it; that it does not
 * is said on stderr and is nobody's failure.
 */
#ifndef SRC_REPORTING_H
#define SRC_REPORTING_H

#include "grader/error.h"
#include "grader/report.h"

struct options;

/* What was asked for. Borrows it. */
struct reporting_request {
	const char *command;     /* that asks, for what is said */
	const char *url;         /* NULL for nowhere */
	const char *secret_file; /* NULL for the environment */
	const char *outbox;      /* NULL for the one at home */
};

/* One result. Borrows it. */
struct reporting_result {
	const char *learner; /* NULL for nobody's in particular */
	const char *key;     /* by which the same result is known if it is put twice; NULL if it
				never is */
	const struct report *report;
};

struct reporting;

/* A program that grades without a network has none of these. */
struct reporter {
	/* NULL with the error: a usage, or a secret that cannot be read. */
	struct reporting *(*open)(const struct reporting_request *request, struct error *error);

	int (*put)(struct reporting *reporting, const struct reporting_result *result,
	    struct error *error);

	/* Sends what waits for this URL, with a few seconds of patience. */
	void (*send)(struct reporting *reporting);

	void (*close)(struct reporting *reporting); /* safe on NULL */
};

/* The trainer's is in reporting.c, that of the door, which has none, in door.c. */
extern const struct reporter REPORTER;

/* --- without any of that ---------------------------------------------------------------------- */

/* The options of a command that reports, for its table. */
#define REPORTING_OPTIONS(TO, SECRET, OUTBOX)                                                      \
	[TO] = {"report-to", "URL"}, [SECRET] = {"secret-file", "PATH"},                           \
	[OUTBOX] = {"outbox", "PATH"}

#endif
