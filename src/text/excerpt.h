/*
 * excerpt.h - a line of a learner's file, with those around it.
 */
#ifndef SRC_TEXT_EXCERPT_H
#define SRC_TEXT_EXCERPT_H

#include "grader/grader.h"
#include "src/screen.h"

#include <stdio.h>

/* Line number `line` of the source, from 1, marked, with two lines before and behind it, each with
 * its number, as far as there are such lines. The blanks that
 * all of them begin with are left out, and what is wider than the screen is cut. */
void excerpt_show(FILE *out, const struct screen *screen, const struct source *source, int line);

#endif
