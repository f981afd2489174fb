/*
 * lesson.h - a lesson, from Markdown to what a screen shows.
 *
 * Markdown is that of CommonMark, with tables; HTML in it is text. The text may be anybody's: no
 * byte of it moves a cursor or chooses a colour. Where there are no colours, strong text is
 * *between stars*, emphasis _between strokes_, code `between ticks`.
 */
#ifndef SRC_TEXT_LESSON_H
#define SRC_TEXT_LESSON_H

#include "grader/error.h"
#include "src/screen.h"

#include <stddef.h>
#include <stdio.h>

/* Lines of more than so many columns are hard to read, however wide the screen. */
enum { LESSON_WIDTH_MOST = 100 };

/* 0; -1 with the reason, and then some of it may be missing. */
int lesson_render(FILE *out, const struct screen *screen, const char *markdown, size_t length,
    struct error *error);

#endif
