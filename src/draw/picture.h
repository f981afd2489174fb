/*
 * picture.h - one convolution drawn: the window over the padded input, the weights in it, their
 * products and the sum spelled out, and the whole output with this place marked.
 *
 *     struct picture picture = {.window = &window, .width = screen->width};
 *     struct canvas canvas = {0};
 *
 *     picture_draw(&canvas, &picture);
 *     canvas_print(out, &canvas, screen, 0);
 *     canvas_release(&canvas);
 *
 * With an answer, what was wanted and what came stand below the sum.
 */
#ifndef SRC_DRAW_PICTURE_H
#define SRC_DRAW_PICTURE_H

#include "src/draw/canvas.h"
#include "src/draw/window.h"

#include <stdbool.h>

struct picture_answer {
	float wanted, got;
};

/* Borrows everything. */
struct picture {
	const struct window *window;
	long long row, column; /* of the output; row 0 for a line */
	int width;             /* in characters */
	int height;            /* as many lines at most, as far as that can be; 0 for no matter */
	bool flipped;          /* the kernel was turned round before it came here */
	bool list;             /* the sums of all other places of a line, too */
	const struct picture_answer *answer; /* NULL if nobody gave one */
};

void picture_draw(struct canvas *canvas, const struct picture *picture);

#endif
