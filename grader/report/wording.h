/*
 * wording.h - what is said about a result, in the words that all formats use.
 *
 * The detail of the report is obeyed here: what may not be said is not in these texts. They are
 * printable, and those that are returned are the caller's; NULL is for want of memory and, where
 * that is said, for nothing to say.
 */
#ifndef GRADER_REPORT_WORDING_H
#define GRADER_REPORT_WORDING_H

#include "grader/report.h"

/* "2.96 of 10 points", or "not scored". Two digits, cut, so that what is not all is not shown as
 * all. */
char *wording_score(const struct report *report);

/* "wrong-answer, 2.96 of 10 points" */
char *wording_headline(const struct report *report);

/* When it was graded, "2026-11-20T04:10:07" in UTC; NULL if that is not known. */
char *wording_time(const struct report *report);

/* --- before anything ran --- */

/* The test that comes before all cases: "compiles and loads", or "grader", which has failed. */
const char *wording_gate(const struct result *result);

/* Whether the submission was compiled and loaded, so that what follows is about its cases. */
bool wording_runs(const struct result *result);

/* "answer.c:12:9: error: ..." for a message of the compiler. */
char *wording_diagnostic(const struct result *result, int at);

/* Why it did not run: the compiler's messages, one on each line, or what else was wrong. NULL if it
 * ran. */
char *wording_refusal(const struct report *report);

/* The first message of the compiler that has a place; NULL if there is none. */
const struct diagnostic *wording_first_error(const struct result *result);

/* --- the cases --- */

/* What tells it from the others: its name, or, if it must not be named, "padding 2". */
char *wording_case(const struct report *report, int at);

/* What is to be said of it in one sentence, as far as it may be; borrowed. NULL for nothing. */
const char *wording_sentence(const struct report *report, const struct case_result *of);

/* Whether it ran and did not pass, and which is the first of those; -1 if all passed. */
bool wording_failed(const struct case_result *of);
int wording_first_failure(const struct result *result);

/* That its values differ is an answer, all else is not: most formats tell a failure from an error.
 */
bool wording_answered(enum verdict verdict);

/* A failure at length, line by line: its sentence, why the case is there and, of the first one,
 * where it broke and which mistake it is. */
char *wording_failure(const struct report *report, int at);

/* The line of the submission in which it broke; 0 for all but the first failure, and if it is not
 * known or may not be said. */
int wording_line(const struct report *report, int at);

/* A value on one line. */
char *wording_value(const struct value *value);

/* Whether it may be shown what came back and what was wanted, and something did come back. */
bool wording_shows_values(const struct report *report, const struct case_result *of);

/* The call of the function with the case's arguments, line by line; NULL if they are secret. */
char *wording_call(const struct report *report, const struct case_result *of);

/* --- the mistake --- */

/* "The mistake: The kernel is flipped"; NULL if none is known. */
char *wording_mistake(const struct report *report);

/* The same line by line, with what explains it, what is known beside it, and the smallest input
 * that shows it; NULL if nothing of these is known. */
char *wording_advice(const struct report *report);

/* "It broke at answer.c:14 in f, SIGSEGV: read of x."; NULL if nothing is known or may be said. */
char *wording_fault(const struct report *report);

#endif
