/*
 * report.h - a result in a format that somebody reads.
 *
 * A format is one file, report/report_NAME.c, with one function, and a line in the table of
 * report.c. A report is whole or not there at all: it is made in memory, then written.
 */
#ifndef GRADER_REPORT_H
#define GRADER_REPORT_H

#include "grader/error.h"
#include "grader/grader.h"

#include <stdbool.h>
#include <stdio.h>

/*
 * How much is said about hidden cases. NONE leaves out everything from which their inputs could be
 * learned: names, sentences, why they are there, times and places; what remains is how each
 * category went. CASES says which they are and which verdict they got, but shows no sentence that
 * the submission could have put their values into. FULL shows everything.
 */
enum detail {
	DETAIL_NONE,
	DETAIL_CASES,
	DETAIL_FULL,
};

/* How a submission is called in a classroom of GitHub's; what is not known is NULL. Borrows all. */
struct classroom {
	const char *classroom, *assignment, *assignment_type, *owner;
	const char *submission, *commit, *release, *review;
};

/* A result, and what a report of it is to say. Borrows what it points to. */
struct report {
	const struct result *result;
	const struct exercise *exercise;
	enum detail detail;
	int64_t graded_at;                 /* when, in milliseconds since 1970; 0 leaves it out */
	const struct classroom *classroom; /* for the format that needs it; or NULL */
};

/* Whether there is such a format; `error` says which there are. */
bool report_known(const char *format, struct error *error);

/* The names of all formats, by number; NULL behind the last. */
const char *report_format(int number);

/* The whole report, which is the caller's. NULL with the reason: an unknown format, or no memory.
 */
char *report_make(
    const char *format, const struct report *report, size_t *length, struct error *error);

/* Makes it and writes it. 0, or -1 with the reason. */
int report_write(FILE *out, const char *format, const struct report *report, struct error *error);

/*
 * The same into a file, which is written beside `path` and then takes its name, so that a reader
 * finds the old one or the new one, never half of one.
 */
int report_to_file(
    const char *path, const char *format, const struct report *report, struct error *error);

/* The exit status that a verdict stands for: 0 accepted, 3 grader-error, 1 for all others. */
int verdict_status(enum verdict verdict);

/* --- what a format is ------------------------------------------------------------------------ */

/* Writes all of it to a stream in memory. -1 when there is no memory. */
int report_autolab(FILE *out, const struct report *report);
int report_check50(FILE *out, const struct report *report);
int report_classroom50(FILE *out, const struct report *report);
int report_exercism(FILE *out, const struct report *report);
int report_github(FILE *out, const struct report *report);
int report_gradescope(FILE *out, const struct report *report);
int report_json(FILE *out, const struct report *report);
int report_junit(FILE *out, const struct report *report);
int report_junit_strict(FILE *out, const struct report *report);
int report_markdown(FILE *out, const struct report *report);
int report_prairielearn(FILE *out, const struct report *report);
int report_sarif(FILE *out, const struct report *report);
int report_tap(FILE *out, const struct report *report);
int report_tap13(FILE *out, const struct report *report);
int report_text(FILE *out, const struct report *report);

const char *severity_name(enum severity severity);

/* Shares of points are fractions whose sum is meant to be whole: to the millionth. */
double report_points(double points);

/* Whether nobody may learn the input of a case. That of a fresh one is drawn from a seed which the
 * report states. */
bool report_is_secret(const struct report *report, const struct case_result *of);

/* Whether a case's own sentence may be shown; a secret one's may hold its values. */
bool report_shows_message(const struct report *report, const struct case_result *of);

/* Whether it may be named, and said why it is there. */
bool report_shows_name(const struct report *report, const struct case_result *of);

/* Whether it may be said at which index a program broke: that of an access may be a hidden value,
 * made an index to be seen. */
bool report_shows_index(const struct report *report);

#endif
