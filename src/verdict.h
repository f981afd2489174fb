/*
 * verdict.h - a result on the learner's screen: short, and with the next step in it.
 */
#ifndef SRC_VERDICT_H
#define SRC_VERDICT_H

#include "grader/grader.h"
#include "src/screen.h"

#include <stdbool.h>
#include <stdio.h>

/* Borrows everything. */
struct verdict_view {
	const struct screen *screen;
	const struct result *result;
	const struct exercise *exercise;
	const struct source *source;
	bool examples_only; /* of run: nothing is recorded, nothing hidden was tried */
	const char *next;   /* the exercise that is next after a pass; NULL for none */
	int hints_left;
};

void verdict_show(FILE *out, const struct verdict_view *view);

/* With all that is known of the mistake, and its picture. */
void verdict_show_long(FILE *out, const struct verdict_view *view);

#endif
