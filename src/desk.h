/*
 * desk.h - what it takes to grade here: the engine's tools, found beside this program, and
 * exercises read for it.
 */
#ifndef SRC_DESK_H
#define SRC_DESK_H

#include "grader/error.h"
#include "grader/exercise/faults.h"
#include "grader/grader.h"
#include "src/content.h"

/* Filled by desk_open, released by desk_release, before the exercises that were graded with it. */
struct desk {
	char *runner, *kit, *cache;
	struct workshop workshop; /* borrows the three */
};

/* What is to be graded; all is borrowed. */
struct desk_task {
	const struct content *content;
	const char *id;
	const struct source *source;
	const struct grade_options *options;
	void (*meanwhile)(void *context); /* what else there is to do while the compiler works, or
					     NULL */
	void *context;
};

int desk_open(struct desk *desk, const struct content *content, struct error *error);
void desk_release(struct desk *desk);

/*
 * Reads an exercise of the content and grades a submission to it. -1 with all that is wrong with
 * the exercise, and then there is no result. The caller releases both, the result first.
 */
int desk_grade(struct desk *desk, struct result *result, struct exercise *exercise,
    const struct desk_task *task, struct faults *faults);

/* A seed that nobody chose: 32 bits, which a person can copy. */
uint64_t desk_seed(void);

#endif
