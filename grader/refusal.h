/*
 * refusal.h - a submission of which nothing is run: its verdict, and why, in the learner's terms.
 */
#ifndef GRADER_REFUSAL_H
#define GRADER_REFUSAL_H

#include "grader/grader.h"
#include "grader/runner/arena.h"

/* A compile-error. The message is taken, and may be NULL if diagnostics say it. */
void refuse(struct result *result, char *message);

/* What needs no compiler to be refused, at a line or, if that is 0, altogether. */
void refuse_unseen(struct result *result, const char *objection, int line);

/* An object that the runner could not load. */
void refuse_unloaded(
    struct result *result, const struct exercise *exercise, const struct report *report);

#endif
