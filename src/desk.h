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

int desk_open(struct desk *desk, const struct content *content, struct error *error);
void desk_release(struct desk *desk);

/* Reads an exercise of the content, which the caller releases. -1 with all that is wrong in it. */
int desk_load(struct exercise *exercise, const struct content *content, const char *id,
    struct faults *faults);

/* A seed that nobody chose: 32 bits, which a person can copy. */
uint64_t desk_seed(void);

#endif
