/*
 * exercise.h - an exercise: its folder and its vectors in, a struct exercise out.
 *
 *     manifest (exercise.json)  --+
 *     vectors (ID.json)         --+--> struct exercise, or every fault in one go
 *     reference.c, starter.c    --'    (these need only be there)
 *
 * A fault says the file, the place in it, what is wrong and what to do about it. The exercise
 * belongs to the caller.
 */
#ifndef GRADER_EXERCISE_EXERCISE_H
#define GRADER_EXERCISE_EXERCISE_H

#include "grader/exercise/faults.h"
#include "grader/grader.h"

/*
 * 0, or -1 with at least one fault more and an exercise that is empty. `vectors` is the path of the
 * hidden cases; NULL means that there are none yet, and leaves the worked examples.
 */
int exercise_load(
    struct exercise *exercise, const char *folder, const char *vectors, struct faults *faults);

/* The same for vectors that are not yet complete: a category may be without a case. */
int exercise_load_draft(
    struct exercise *exercise, const char *folder, const char *vectors, struct faults *faults);

/* The same in two steps: the first is exercise_load without vectors. */
int exercise_load_cases(struct exercise *exercise, const char *vectors, struct faults *faults);

/* Reports call it so from now on, as one of a pack is called PACK/ID. -1 without memory. */
int exercise_rename(struct exercise *exercise, const char *id);

/* Safe on a zeroed or half-filled exercise, and twice. */
void exercise_release(struct exercise *exercise);

#endif
