/*
 * diagnose.h - what the answers of a submission have in common.
 *
 * Pure: cases and how they went in, sentences out. Nothing is guessed: a sentence is said only if
 * it holds for every case that it speaks of, and if there were enough of them to tell.
 */
#ifndef GRADER_DIAGNOSE_H
#define GRADER_DIAGNOSE_H

#include "grader/exercise/known.h"
#include "grader/grader.h"

/* Cases and how they went, as many as there are. Borrows both. */
struct evidence {
	const struct exercise *exercise;
	const struct case_result *cases; /* those that were skipped say nothing */
	int count;
};

/* Add sentences: what the wrong inputs have in common; what the wrong outputs have to do with the
 * right ones; and what was read before it was written. */
void diagnose_where(struct diagnosis *diagnosis, const struct evidence *evidence);
void diagnose_how(struct diagnosis *diagnosis, const struct evidence *evidence);
void diagnose_unwritten(struct diagnosis *diagnosis, const struct evidence *evidence);

/* Both are false for what was not run. */
bool diagnose_is_wrong(const struct case_result *result);
bool diagnose_is_right(const struct case_result *result);

/* One more sentence, printf-like; dropped when there is no room. */
void diagnose_add(struct diagnosis *diagnosis, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Whether a program's known answers are those of the submission: on every fixed case, or at least
 * on every case of the categories in which the submission fails. */
enum confidence diagnose_compare(
    const struct evidence *evidence, const struct known_program *program);

/* NULL for none; else "likely" or "certain". */
const char *confidence_name(enum confidence confidence);

/* A text of the mistakes that are named, one after the other; the caller's. NULL if there are none.
 */
enum diagnosis_part { DIAGNOSIS_TITLE, DIAGNOSIS_EXPLAIN, DIAGNOSIS_HINT };
char *diagnosis_text(const struct diagnosis *diagnosis, enum diagnosis_part part);

/* The ids of the mistakes that are named, joined; the caller's. NULL if there are none. */
char *diagnosis_ids(const struct diagnosis *diagnosis, const char *separator);

void diagnosis_release(struct diagnosis *diagnosis);

#endif
