/*
 * known.h - what the programs of an exercise's pitfalls answer on its fixed cases, as it was
 * written down when these were made.
 *
 * They lie beside the vectors, in ID.answers.json, and are read only when a submission failed: a
 * grade that passes must not pay for them. Of a result the shape and the first numbers are kept,
 * which is enough to find the few programs that are worth running.
 */
#ifndef GRADER_EXERCISE_KNOWN_H
#define GRADER_EXERCISE_KNOWN_H

#include "grader/error.h"
#include "grader/grader.h"

#include <stdbool.h>

enum { KNOWN_NUMBERS = 4 }; /* of a result, that are kept */

/* How one program fared on one case; zeroed, it was right. */
struct known_answer {
	enum verdict verdict;
	bool skipped;  /* not run, after cases at their limit: nothing is known */
	bool refused;  /* by the primitive, which is another thing than breaking */
	bool returned; /* what follows is there */
	int integer;
	int rank, shape[TENSOR_MAX_RANK];
	float numbers[KNOWN_NUMBERS]; /* the first ones */
};

/* pitfalls/NAME.c. A name is the id of a pitfall, "a+b" for two at once, with ".2" and so on for
 * other forms of the same mistake. */
struct known_program {
	char *name;
	int pitfalls[MISTAKES_MAX]; /* their places in the exercise */
	int pitfall_count;
	struct known_answer *answers; /* one for each of the exercise's cases */
};

struct known_programs {
	struct known_program *list;
	int count;
};

/* Beside these vectors; the caller's. NULL without memory. */
char *known_path(const char *vectors);

/* The pitfalls that a program's name says; -1 if one of them is not in the manifest. */
int known_pitfalls(const struct exercise *exercise, const char *name, int pitfalls[MISTAKES_MAX]);

/* What is known. A file that is not there is known nothing; one that is faulty is an error. */
int known_load(struct known_programs *known, const struct exercise *exercise, struct error *error);
void known_release(struct known_programs *known);

/* Whether a case went as a program's did. */
bool known_agree(
    const struct known_answer *known, const struct test_case *of, const struct case_result *result);

/* Whether two went alike on a case. */
bool known_same(
    const struct test_case *of, const struct case_result *a, const struct case_result *b);

/* Whether it was the primitive that ended a case. */
bool known_refused(const struct case_result *result);

#endif
