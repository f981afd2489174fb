/*
 * results.h - results of grading made by hand, one for each way in which a grade can end, for the
 * tests of what is written about them.
 */
#ifndef TESTS_UNIT_RESULTS_H
#define TESTS_UNIT_RESULTS_H

#include "grader/report.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

enum { RESULT_CASES = 7 };

extern struct exercise exercise;

struct scenario {
	const char *name;
	void (*make)(struct result *result); /* spoils a good result */
	const char *details; /* the first letters of the details that have a golden */
};

/* Ends with a name that is NULL. */
extern const struct scenario SCENARIOS[];

/* Everything right. It borrows all that it points to, and there is one at a time. */
struct result good_result(void);

/* Puts one text wherever a result holds a text from outside. */
void make_hostile(struct result *result, char *evil);

/* A report about it, the caller's. */
char *written(const struct result *result, const char *format, enum detail detail);

/* A file as text, the caller's; empty if there is no such file. */
char *contents(const char *path);

/* Fails unless the file has this text. With STRIDE_ACCEPT in the environment it gets it first; its
 * folder must be there. */
void check_golden(const char *path, const char *text);

#endif
