/*
 * reports.h - which reports of one grade are asked for, and where each goes.
 *
 * --format NAME asks for one, and may be given several times; without any, text is asked for.
 * --output NAME=PATH asks for one too, and sends it into a file; --output PATH is the place of the
 * one format that --format names. What has no place goes to standard output, and that can be only
 * one of them.
 *
 * What a format takes from the environment of a CI job is taken here, since the engine knows none.
 */
#ifndef SRC_REPORTS_H
#define SRC_REPORTS_H

#include "grader/report.h"
#include "src/options.h"

enum { REPORTS_MAX = 32 };

/* Borrows the options' values and the environment's. */
struct reports {
	struct wanted_report {
		const char *format, *path; /* NULL for standard output */
	} list[REPORTS_MAX];
	int count;
	const char *summary; /* a file to which a report in Markdown is added; NULL for none */
	struct classroom classroom;
};

/* By the places of the two options in the command's table. -1 when they have no meaning. */
int reports_read(struct reports *reports, const struct options *options, int format, int output,
    struct error *error);

/* Write those that go into files, and the one that goes to standard output. All are tried; -1 with
 * what was wrong first. */
int reports_save(const struct reports *reports, const struct report *report, struct error *error);
int reports_print(const struct reports *reports, const struct report *report, struct error *error);

#endif
