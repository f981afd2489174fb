/*
 * mistake.h - which mistake a submission makes, on the learner's screen.
 *
 * The short form stands in a verdict: a name or what is known, and the smallest input that shows
 * it. The long one, of why, says everything.
 */
#ifndef SRC_MISTAKE_H
#define SRC_MISTAKE_H

#include "src/verdict.h"

#include <stdbool.h>
#include <stdio.h>

/* Whether there is anything to say beyond the cases. */
bool mistake_known(const struct result *result);

void mistake_show_short(FILE *out, const struct verdict_view *view);
void mistake_show_long(FILE *out, const struct verdict_view *view);

#endif
