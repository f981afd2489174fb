/*
 * steps.h - how long an output is along one axis, with each step of the arithmetic on a line.
 */
#ifndef SRC_DRAW_STEPS_H
#define SRC_DRAW_STEPS_H

#include "src/draw/axis.h"
#include "src/screen.h"

#include <stdio.h>

/* Of an axis that is measured. */
void steps_print(FILE *out, const struct screen *screen, const struct axis *axis);

/* A line like those: what it is, and printf behind it. */
void steps_put(FILE *out, const struct screen *screen, const char *what, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
