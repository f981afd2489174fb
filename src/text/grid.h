/*
 * grid.h - a table on the screen: columns that are as wide as what stands in them, and cells of
 * several lines where the screen is narrow.
 *
 * Where not even the longest words of its columns fit side by side, each row becomes a list, one
 * line for each cell, "heading: cell".
 */
#ifndef SRC_TEXT_GRID_H
#define SRC_TEXT_GRID_H

#include "src/screen.h"
#include "src/text/prose.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { GRID_COLUMNS_MAX = 128 };

enum grid_align { GRID_LEFT, GRID_CENTER, GRID_RIGHT };

/* Start from {0}; grid_release releases it. The first row holds the headings. */
struct grid {
	struct prose prose; /* of all cells, one behind the other */
	size_t *starts;     /* of each cell */
	size_t cell_count, cell_room;
	size_t *rows; /* the first cell of each */
	size_t row_count, row_room;
	enum grid_align align[GRID_COLUMNS_MAX];
	int columns;
	bool lost; /* there was no memory */
};

/* A new row, a new cell in it; what is added to the prose is the cell's. */
void grid_add_row(struct grid *grid);
void grid_add_cell(struct grid *grid, enum grid_align align);

/* `width` is what there is for it. */
void grid_show(FILE *out, const struct screen *screen, struct grid *grid, int width);

void grid_release(struct grid *grid);

#endif
