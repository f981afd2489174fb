/*
 * survivors.h - the mutants of an exercise's reference that no case can tell from it, because they
 * are right too; each with the reason, written and reviewed by people, in a file:
 *
 *     {"format": 1, "survivors": {"conv-padding": [
 *         {"line": "int front = total / 2;", "becomes": "...", "why": "..."}]}}
 *
 * A mutant is known by the lines it changes, before and after (see mutants_lines).
 */
#ifndef SRC_AUTHOR_SURVIVORS_H
#define SRC_AUTHOR_SURVIVORS_H

#include "grader/exercise/faults.h"

struct survivor {
	char *line, *becomes, *why;
	int met; /* how many survivors it was found to describe; 0 at first */
};

/* Start from {0}; released by survivors_release. */
struct survivors {
	struct survivor *list;
	int count;
};

/* Those of one exercise. A file that is not there has none; one that is faulty adds faults. */
void survivors_read(
    struct survivors *survivors, const char *path, const char *id, struct faults *faults);

/* The entry for a mutant; NULL if there is none. */
struct survivor *survivors_find(
    const struct survivors *survivors, const char *line, const char *becomes);

void survivors_release(struct survivors *survivors);

#endif
