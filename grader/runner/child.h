/*
 * child.h - the process in which a submission runs.
 */
#ifndef GRADER_RUNNER_CHILD_H
#define GRADER_RUNNER_CHILD_H

#include "grader/runner/arena.h"
#include "grader/runner/image.h"

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

/* What the supervisor sends when time is up: a child that listens notes where it is, and ends. */
#define CHILD_TIME_UP SIGALRM

/* The status of a child that called the function for every case it was given. */
enum { CHILD_FINISHED = 0 };

/* From here on a process ends when this parent does; false if it is gone already. */
bool child_dies_with(pid_t parent);

/* Seals the cage and answers the cases in this order. Never returns. */
_Noreturn void child_run(struct arena *arena, struct answers *answers, const struct image *image,
    enum arena_pass pass, const int *order, int count);

#endif
