/*
 * A cell is a blank, where the edge of a box may stand, so that nothing moves sideways when the box
 * does, and then its text, set to the right, with more blanks around it where there is room. Above
 * the first row of the box and below its last one a line is put in for its edges.
 */
#include "src/draw/sheet.h"

#include <stdlib.h>
#include <string.h>

static const char DOTS[] = "...";

int sheet_open(struct sheet *sheet, int rows, int columns)
{
	size_t cells = (size_t)rows * (size_t)columns + (size_t)rows + (size_t)columns;

	*sheet = (struct sheet){0};
	sheet->cells = calloc(cells + 1, sizeof *sheet->cells);
	if (!sheet->cells)
		return -1;
	sheet->rows = rows;
	sheet->columns = columns;
	sheet->row_labels = sheet->cells + (size_t)rows * (size_t)columns;
	sheet->column_labels = sheet->row_labels + rows;
	return 0;
}

void sheet_release(struct sheet *sheet)
{
	free(sheet->cells);
	*sheet = (struct sheet){0};
}

enum { DOTS_WIDE = 4 };

/* How many fit where all of them have to, where some are left out on one side, and on both. */
struct room {
	int whole, one_side, both_sides;
};

static struct sheet_cut cut_around(int all, int box, int boxed, struct room room)
{
	if (all <= room.whole)
		return (struct sheet_cut){0, all};
	int count = room.one_side > 1 ? room.one_side : 1;

	if (box + boxed <= count)
		return (struct sheet_cut){0, count};
	if (box >= all - count)
		return (struct sheet_cut){all - count, count};
	count = room.both_sides > 1 ? room.both_sides : 1;
	int first = boxed < count ? box - (count - boxed) / 2 : box;

	first = first < 0 ? 0 : first > all - count ? all - count : first;
	return (struct sheet_cut){first, count};
}

/* On how many sides something is left out. */
static int dots(const struct sheet_cut *cut, int all)
{
	return (cut->first > 0) + (cut->first + cut->count < all);
}

/* The place of one among those that are shown; of one that is not, the end next to it. */
static int slot_of(const struct sheet_cut *cut, int at)
{
	int slot = at - cut->first;

	return slot < 0 ? 0 : slot > cut->count ? cut->count : slot;
}

/* What of a text is drawn: all of it, or without the blanks around it. */
static const char *shown(const struct sheet_cell *cell, bool tight, int *length)
{
	const char *text = cell->text + (tight ? strspn(cell->text, " ") : 0);

	*length = (int)strlen(text);
	while (tight && *length > 0 && text[*length - 1] == ' ')
		(*length)--;
	return text;
}

static int widest(const struct sheet_cell *cells, int count, bool tight, int least)
{
	for (int i = 0; i < count; i++) {
		int length;

		shown(&cells[i], tight, &length);
		least = length > least ? length : least;
	}
	return least;
}

/* Of the cells and the labels above them. */
static int widest_of_all(const struct sheet *sheet, bool tight)
{
	return widest(sheet->column_labels, sheet->columns, tight,
	    widest(sheet->cells, sheet->rows * sheet->columns, tight, 1));
}

/* Cells with air around them if all columns fit like that, and else with less and less. Where not
 * even the tightest help it is no use being tight. */
static void fit_cells(struct sheet_fit *fit, const struct sheet *sheet, int density, int width)
{
	const struct {
		bool tight;
		int blanks;
	} WAYS[] = {
	    [SHEET_AIRY] = {false, 3},
	    [SHEET_EASY] = {false, 2},
	    [SHEET_CLOSE] = {false, 1},
	    [SHEET_TIGHT] = {true, 1},
	    [SHEET_DENSITIES] = {false, 1},
	};
	int room = width - fit->label_wide - 2;

	do {
		fit->tight = WAYS[density].tight;
		fit->blank_behind = WAYS[density].blanks == 3;
		fit->cell_wide = widest_of_all(sheet, fit->tight) + WAYS[density].blanks;
	} while (fit->cell_wide * sheet->columns > room && density++ < SHEET_DENSITIES);
	fit->columns = cut_around(sheet->columns, sheet->box_column, sheet->box_columns,
	    (struct room){room / fit->cell_wide, (room - DOTS_WIDE) / fit->cell_wide,
		(room - 2 * DOTS_WIDE) / fit->cell_wide});
}

struct sheet_fit sheet_fit(const struct sheet *sheet, int density, int most_rows, int width)
{
	int corner = (int)strlen(sheet->corner.text);
	struct sheet_fit fit = {
	    .label_wide = widest(sheet->row_labels, sheet->rows, false, corner),
	    .headed = corner > 0 || widest(sheet->column_labels, sheet->columns, false, 0) > 0,
	};

	fit_cells(&fit, sheet, density, width);
	fit.rows = cut_around(sheet->rows, sheet->box_row, sheet->box_rows,
	    (struct room){most_rows, most_rows - 1, most_rows - 2});
	fit.width = fit.label_wide + 2 + fit.columns.count * fit.cell_wide +
		    dots(&fit.columns, sheet->columns) * DOTS_WIDE;
	fit.height = fit.headed + fit.rows.count + dots(&fit.rows, sheet->rows) +
		     (sheet->box_rows > 0 ? 2 : 0);
	return fit;
}

/* Where a sheet is drawn. */
struct drawing {
	struct canvas *canvas;
	const struct sheet *sheet;
	const struct sheet_fit *fit;
	int row, column; /* of its corner */
};

static int line_of(const struct drawing *drawing, int row)
{
	const struct sheet *sheet = drawing->sheet;
	int edges = sheet->box_rows == 0
			? 0
			: (row >= sheet->box_row) + (row >= sheet->box_row + sheet->box_rows);

	return drawing->row + drawing->fit->headed + (drawing->fit->rows.first > 0) +
	       slot_of(&drawing->fit->rows, row) + edges;
}

/* Where the edge of a box before it stands. */
static int column_of(const struct drawing *drawing, int column)
{
	const struct sheet_cut *cut = &drawing->fit->columns;

	return drawing->column + drawing->fit->label_wide + 1 + (cut->first > 0 ? DOTS_WIDE : 0) +
	       slot_of(cut, column) * drawing->fit->cell_wide;
}

static void draw_cell(
    const struct drawing *drawing, int line, int column, const struct sheet_cell *cell)
{
	int length;
	const char *text = shown(cell, drawing->fit->tight, &length);

	canvas_put(drawing->canvas, line,
	    column_of(drawing, column) + drawing->fit->cell_wide - drawing->fit->blank_behind -
		length,
	    cell->style, "%.*s", length, text);
}

/* "..." on both sides of a line, as far as columns are left out there. */
static void draw_dots(const struct drawing *drawing, int line)
{
	const struct sheet_cut *cut = &drawing->fit->columns;
	int behind = cut->first + cut->count;

	if (cut->first > 0)
		canvas_put(drawing->canvas, line, column_of(drawing, cut->first) - DOTS_WIDE + 1,
		    STYLE_FAINT, DOTS);
	if (behind < drawing->sheet->columns)
		canvas_put(
		    drawing->canvas, line, column_of(drawing, behind) + 1, STYLE_FAINT, DOTS);
}

static void draw_head(const struct drawing *drawing)
{
	const struct sheet *sheet = drawing->sheet;
	const struct sheet_cut *cut = &drawing->fit->columns;

	canvas_put(drawing->canvas, drawing->row, drawing->column, sheet->corner.style, "%s",
	    sheet->corner.text);
	for (int c = cut->first; c < cut->first + cut->count; c++)
		draw_cell(drawing, drawing->row, c, &sheet->column_labels[c]);
}

static void draw_row(const struct drawing *drawing, int row)
{
	const struct sheet *sheet = drawing->sheet;
	const struct sheet_cut *cut = &drawing->fit->columns;
	const struct sheet_cell *label = &sheet->row_labels[row];
	int line = line_of(drawing, row);

	canvas_put(drawing->canvas, line, drawing->column, label->style, "%*s",
	    drawing->fit->label_wide, label->text);
	for (int c = cut->first; c < cut->first + cut->count; c++)
		draw_cell(drawing, line, c, &sheet->cells[row * sheet->columns + c]);
	draw_dots(drawing, line);
}

static void draw_left_out(const struct drawing *drawing)
{
	const struct sheet_cut *rows = &drawing->fit->rows;
	int column = column_of(drawing, drawing->fit->columns.first) + 1;
	int behind = rows->first + rows->count;

	if (rows->first > 0)
		canvas_put(drawing->canvas, drawing->row + drawing->fit->headed, column,
		    STYLE_FAINT, DOTS);
	if (behind < drawing->sheet->rows)
		canvas_put(drawing->canvas, line_of(drawing, behind), column, STYLE_FAINT, DOTS);
}

static void draw_box(const struct drawing *drawing)
{
	const struct sheet *sheet = drawing->sheet;
	int top = line_of(drawing, sheet->box_row) - 1;
	int bottom = line_of(drawing, sheet->box_row + sheet->box_rows) - 1;
	int left = column_of(drawing, sheet->box_column);
	int right = column_of(drawing, sheet->box_column + sheet->box_columns);

	canvas_box(drawing->canvas, top, left, bottom - top + 1, right - left + 1);
}

void sheet_draw(struct canvas *canvas, const struct sheet *sheet, const struct sheet_fit *fit,
    int row, int column)
{
	struct drawing drawing = {canvas, sheet, fit, row, column};

	if (fit->headed)
		draw_head(&drawing);
	for (int r = fit->rows.first; r < fit->rows.first + fit->rows.count; r++)
		draw_row(&drawing, r);
	draw_left_out(&drawing);
	if (sheet->box_rows > 0 && sheet->box_columns > 0)
		draw_box(&drawing);
}
