/*
 * sheet.h - numbers in rows and columns, with labels at their sides and a box around some of them.
 *
 * Where there is no room for all, the rows and columns around the box are shown, and "..." stands
 * for the others.
 */
#ifndef SRC_DRAW_SHEET_H
#define SRC_DRAW_SHEET_H

#include "src/draw/canvas.h"

#include <stdbool.h>

enum { SHEET_TEXT = 24 };

struct sheet_cell {
	char text[SHEET_TEXT];
	enum style style;
};

/* Made by sheet_open, blank; filled by whoever has numbers; released by sheet_release. */
struct sheet {
	struct sheet_cell corner; /* above the labels of the rows */
	int rows, columns;
	struct sheet_cell *cells;         /* (rows, columns) */
	struct sheet_cell *row_labels;    /* (rows) */
	struct sheet_cell *column_labels; /* (columns) */
	int box_row, box_column;          /* what is in the box */
	int box_rows, box_columns;        /* 0 for no box */
};

/* -1 without memory, and then there are no rows and columns. */
int sheet_open(struct sheet *sheet, int rows, int columns);
void sheet_release(struct sheet *sheet);

/* The first of those that are shown, and how many. */
struct sheet_cut {
	int first, count;
};

/* How a sheet is laid into the room that there is. */
struct sheet_fit {
	struct sheet_cut rows, columns;
	int label_wide, cell_wide; /* with the blanks, or the edge of a box, before each */
	bool tight;                /* without the blanks around texts */
	bool blank_behind;         /* each text */
	bool headed;               /* there is a line for the corner and the labels of columns */
	int height, width;
};

/* How much air there is around cells: with less, more of them fit. */
enum { SHEET_AIRY, SHEET_EASY, SHEET_CLOSE, SHEET_TIGHT, SHEET_DENSITIES };

/* At least so dense, with `most_rows` of cells and `width` characters. */
struct sheet_fit sheet_fit(const struct sheet *sheet, int density, int most_rows, int width);

void sheet_draw(struct canvas *canvas, const struct sheet *sheet, const struct sheet_fit *fit,
    int row, int column);

#endif
