/*
 * stepping.h - a convolution walked through: the arrow keys move the window.
 */
#ifndef SRC_DRAW_STEPPING_H
#define SRC_DRAW_STEPPING_H

#include "grader/error.h"
#include "src/draw/picture.h"
#include "src/screen.h"

/* Until q is pressed, or a signal asks to stop, which the caller takes. -1 where keys cannot be
 * read, and nothing was shown then. */
int stepping_run(struct screen *screen, const struct picture *start, struct error *error);

#endif
