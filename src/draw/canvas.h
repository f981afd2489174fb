/*
 * canvas.h - a picture as pieces of text and boxes, each at its place, which a terminal and a slide
 * show alike.
 *
 * Rows and columns are those of characters, from 0; the canvas is as large as what was put on it.
 * Want of memory is remembered, and said when the picture is written.
 */
#ifndef SRC_DRAW_CANVAS_H
#define SRC_DRAW_CANVAS_H

#include "src/screen.h"

#include <stdbool.h>
#include <stdio.h>

/* Start from {0}; canvas_release makes it that again. */
struct canvas {
	struct canvas_piece *pieces;
	struct canvas_box *boxes;
	int piece_count, box_count;
	int rows, columns;
	bool failed;
};

/* printf of ASCII without a line break; nothing for an empty text. */
void canvas_put(struct canvas *canvas, int row, int column, enum style style, const char *format,
    ...) __attribute__((format(printf, 5, 6)));

/* A sentence, broken at blanks before `width`; lines behind the first begin at `indent`. Returns
 * the row behind it. */
int canvas_wrap(struct canvas *canvas, int row, int column, int indent, int width, enum style style,
    const char *sentence);

/* A frame whose corners are the first and the last of these rows and columns. */
void canvas_box(struct canvas *canvas, int row, int column, int height, int width);

/* As lines for a screen, as wide as that at most; at most `height` of them, 0 for all. -1 without
 * memory. */
int canvas_print(FILE *out, const struct canvas *canvas, const struct screen *screen, int height);

/* As an SVG of its own, dark on white. */
int canvas_print_svg(FILE *out, const struct canvas *canvas, const char *title);

void canvas_release(struct canvas *canvas);

#endif
