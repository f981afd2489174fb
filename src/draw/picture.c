/*
 * From top to bottom: what is asked, how long the output is and what signs mean, the sheets with
 * the window in its box, the sums. Where there are not lines enough, what one can do without is
 * left out, and then the sheets are cut shorter around the window until all fits.
 */
#include "src/draw/picture.h"

#include "src/draw/picture_sheets.h"
#include "src/draw/picture_sums.h"

#include <stdio.h>
#include <stdlib.h>

enum {
	INDENT = 2,
	ROWS_MOST = 40, /* of one sheet, where there are lines enough */
	LIST_MOST = 16,
	BESIDE = 3, /* blanks between sheets that stand side by side */
	WIDTH_MOST = 1000,
};

/* A picture on its way. */
struct drawing {
	const struct picture *picture;
	const struct sheet *sheets;
	int count;
	bool brief; /* without what one can work out, and without empty lines */
	bool without_kernel;
	int most_rows; /* of each sheet */
};

/* --- what signs mean -------------------------------------------------------------------------- */

static bool has_origin(const struct axis *axis, enum origin origin)
{
	for (long long at = 0; at < axis->padded; at++)
		if (axis_place(axis, at).origin == origin)
			return true;
	return false;
}

/* Whether something is left out for want of room. */
static bool is_cut(const struct drawing *drawing)
{
	for (int i = 0; i < drawing->count; i++) {
		const struct sheet *sheet = &drawing->sheets[i];
		struct sheet_fit fit = sheet_fit(
		    sheet, SHEET_AIRY, drawing->most_rows, drawing->picture->width - INDENT);

		if (fit.rows.count < sheet->rows || fit.columns.count < sheet->columns)
			return true;
	}
	return false;
}

static void put_meaning(FILE *out, bool *any, const char *meaning)
{
	fprintf(out, "%s%s", *any ? ", " : "", meaning);
	*any = true;
}

static void say_meanings(FILE *out, const struct drawing *drawing)
{
	static const struct {
		enum origin origin;
		const char *meaning;
	} MEANINGS[] = {
	    {ORIGIN_MARGIN, "(0) is padding"},
	    {ORIGIN_WRAPPED, "( ) comes from the other end"},
	    {ORIGIN_MIRRORED, "( ) is mirrored"},
	    {ORIGIN_GAP, "[0] lies between two numbers"},
	};
	const struct window *window = drawing->picture->window;
	bool any = false;

	for (size_t i = 0; i < sizeof MEANINGS / sizeof *MEANINGS; i++)
		if (has_origin(&window->rows, MEANINGS[i].origin) ||
		    has_origin(&window->columns, MEANINGS[i].origin))
			put_meaning(out, &any, MEANINGS[i].meaning);
	if (is_cut(drawing))
		put_meaning(out, &any, "... is what does not fit here");
	if (window->channels > picture_channels(window)) {
		fprintf(out, "%s%d channels are not shown", any ? ", " : "",
		    window->channels - picture_channels(window));
		any = true;
	}
}

/* --- what is asked ---------------------------------------------------------------------------- */

static void say_each(
    FILE *out, const struct window *window, const char *name, long long rows, long long columns)
{
	if (rows == columns || window->axes == 1) {
		if (columns != 1)
			fprintf(out, ", %s %lld", name, columns);
	} else {
		fprintf(out, ", %s %lldx%lld", name, rows, columns);
	}
}

static void say_pads(FILE *out, const struct axis *axis, const char *front, const char *behind)
{
	const char *names[] = {front, behind};
	long long pads[] = {axis->lo, axis->hi};

	for (int i = 0; i < 2; i++)
		fprintf(out, "%s%lld %s%s", i == 0 ? "" : ", ", llabs(pads[i]),
		    pads[i] < 0 ? "cut off " : "", names[i]);
}

static void say_padding(FILE *out, const struct window *window)
{
	const struct axis *down = &window->rows, *across = &window->columns;
	bool any = across->lo || across->hi || down->lo || down->hi;

	if (across->padding == PADDING_VALID || !any) {
		fprintf(out, "; %s%sno padding", padding_name(across->padding),
		    across->padding == PADDING_PAIR ? "" : ": ");
		return;
	}
	fprintf(out, "; %s%s", padding_name(across->padding),
	    across->padding == PADDING_PAIR ? "padding " : " pads ");
	if (window->axes == 2) {
		say_pads(out, down, "above", "below");
		fputs("; ", out);
		say_pads(out, across, "left", "right");
	} else {
		say_pads(out, across, "in front", "behind");
	}
}

static void say_question(FILE *out, const struct picture *picture)
{
	const struct window *window = picture->window;
	const struct axis *down = &window->rows, *across = &window->columns;

	if (window->axes == 1)
		fprintf(out, "x has %lld number%s, k has %lld weight%s", across->input,
		    across->input == 1 ? "" : "s", across->kernel, across->kernel == 1 ? "" : "s");
	else
		fprintf(out, "x is %lldx%lld, k is %lldx%lld", down->input, across->input,
		    down->kernel, across->kernel);
	if (window->channels > 1)
		fprintf(out, ", %d channels", window->channels);
	if (picture->flipped)
		fputs(", turned round", out);
	say_each(out, window, "stride", down->stride, across->stride);
	say_each(out, window, "dilation", down->kernel_dilation, across->kernel_dilation);
	say_each(out, window, "input dilation", down->input_dilation, across->input_dilation);
	say_padding(out, window);
}

static void say_length(FILE *out, const struct axis *axis)
{
	bool fits = axis->padded >= axis->span;

	fprintf(out, "%sfloor((%lld", fits ? "" : "max(0, ", axis->inflated);
	fprintf(out, " %c %lld", axis->lo < 0 ? '-' : '+', llabs(axis->lo));
	fprintf(out, " %c %lld", axis->hi < 0 ? '-' : '+', llabs(axis->hi));
	fprintf(out, " - %lld) / %lld) + 1%s = %lld", axis->span, axis->stride, fits ? "" : ")",
	    axis->output);
	if (!fits)
		fprintf(out, ": the kernel spans %lld, and there %s %lld", axis->span,
		    axis->padded == 1 ? "is" : "are", axis->padded);
}

enum part { PART_QUESTION, PART_LENGTH, PART_ROWS, PART_COLUMNS, PART_MEANINGS };

static void say(FILE *out, const struct drawing *drawing, enum part part)
{
	const struct picture *picture = drawing->picture;

	switch (part) {
	case PART_QUESTION:
		say_question(out, picture);
		break;
	case PART_LENGTH:
		fputs("y has ", out);
		say_length(out, &picture->window->columns);
		break;
	case PART_ROWS:
		fputs("rows of y:    ", out);
		say_length(out, &picture->window->rows);
		break;
	case PART_COLUMNS:
		fputs("columns of y: ", out);
		say_length(out, &picture->window->columns);
		break;
	case PART_MEANINGS:
		say_meanings(out, drawing);
		break;
	}
}

static int draw_part(struct canvas *canvas, const struct drawing *drawing, int row, enum part part)
{
	static const enum style STYLES_OF[] = {
	    [PART_QUESTION] = STYLE_HEADING,
	    [PART_LENGTH] = STYLE_PLAIN,
	    [PART_ROWS] = STYLE_PLAIN,
	    [PART_COLUMNS] = STYLE_PLAIN,
	    [PART_MEANINGS] = STYLE_FAINT,
	};
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	if (out) {
		say(out, drawing, part);
		if (fclose(out) == 0)
			row = canvas_wrap(canvas, row, INDENT, INDENT + 2, drawing->picture->width,
			    STYLES_OF[part], text);
	} else {
		canvas->failed = true;
	}
	free(text);
	return row;
}

static int draw_head(struct canvas *canvas, const struct drawing *drawing)
{
	bool is_line = drawing->picture->window->axes == 1;
	int row = draw_part(canvas, drawing, 0, PART_QUESTION);

	if (drawing->brief)
		return row;
	if (is_line) {
		row = draw_part(canvas, drawing, row, PART_LENGTH);
	} else {
		row = draw_part(canvas, drawing, row, PART_ROWS);
		row = draw_part(canvas, drawing, row, PART_COLUMNS);
	}
	return draw_part(canvas, drawing, row, PART_MEANINGS);
}

/* --- the sheets ------------------------------------------------------------------------------- */

static bool is_kernel(const struct drawing *drawing, int i)
{
	return drawing->picture->window->axes == 2 && i % 2 == 1;
}

/* As airy as they can be and still stand side by side; if that is not to be had, as airy as each
 * can be. A line's stand below each other, and many channels do as well. */
static int choose_density(const struct drawing *drawing)
{
	const struct window *window = drawing->picture->window;

	if (window->axes == 1 || window->channels > 1)
		return SHEET_AIRY;
	for (int density = SHEET_AIRY; density < SHEET_DENSITIES; density++) {
		int wide = INDENT - BESIDE;

		for (int i = 0; i < drawing->count; i++)
			if (!is_kernel(drawing, i) || !drawing->without_kernel)
				wide += BESIDE + sheet_fit(&drawing->sheets[i], density,
						     drawing->most_rows, WIDTH_MOST)
						     .width;
		if (wide <= drawing->picture->width)
			return density;
	}
	return SHEET_AIRY;
}

/* What should stand on the same line as sheet i, so that a channel's numbers and weights do. */
static int width_beside(const struct drawing *drawing, int i, int density)
{
	if (i + 1 >= drawing->count || !is_kernel(drawing, i + 1) || drawing->without_kernel)
		return 0;
	return BESIDE +
	       sheet_fit(&drawing->sheets[i + 1], density, drawing->most_rows, WIDTH_MOST).width;
}

/* Side by side as long as they fit, and else below each other. Returns the row behind them. */
static int draw_sheets(struct canvas *canvas, const struct drawing *drawing, int row)
{
	int width = drawing->picture->width, column = INDENT, below = row;
	bool is_line = drawing->picture->window->axes == 1;
	int density = choose_density(drawing);

	for (int i = 0; i < drawing->count; i++) {
		if (is_kernel(drawing, i) && drawing->without_kernel)
			continue;
		const struct sheet *sheet = &drawing->sheets[i];
		struct sheet_fit fit =
		    sheet_fit(sheet, density, drawing->most_rows, width - INDENT);

		int wide = fit.width + width_beside(drawing, i, density);

		if (i > 0 && (is_line || column + BESIDE + wide > width)) {
			row = below + (!is_line && !drawing->brief);
			column = INDENT;
		} else if (i > 0) {
			column += BESIDE;
		}
		sheet_draw(canvas, sheet, &fit, row, column);
		column += fit.width;
		if (row + fit.height > below)
			below = row + fit.height;
	}
	return below;
}

/* --- the whole -------------------------------------------------------------------------------- */

static void draw_with(struct canvas *canvas, const struct drawing *drawing)
{
	const struct picture *picture = drawing->picture;
	int row = draw_head(canvas, drawing);

	row = draw_sheets(canvas, drawing, row + !drawing->brief);
	if (!picture_has_place(picture))
		return;
	row += !drawing->brief;
	if (picture->list && picture->window->axes == 1 && picture->window->channels == 1)
		sums_draw_list(canvas, picture, row, LIST_MOST);
	else
		sums_draw_place(canvas, picture, row);
}

static bool is_enough(struct canvas *canvas, const struct drawing *drawing)
{
	int height = drawing->picture->height;

	canvas_release(canvas);
	draw_with(canvas, drawing);
	return canvas->failed || height == 0 || canvas->rows <= height;
}

/* What can be done without goes first, then rows. */
static void draw_as_high_as_allowed(struct canvas *canvas, struct drawing *drawing)
{
	if (is_enough(canvas, drawing))
		return;
	drawing->brief = true;
	if (is_enough(canvas, drawing))
		return;
	drawing->without_kernel = true;
	while (!is_enough(canvas, drawing) && drawing->most_rows > 1)
		drawing->most_rows--;
}

void picture_draw(struct canvas *canvas, const struct picture *picture)
{
	struct sheet sheets[PICTURE_SHEETS_MOST];
	struct drawing drawing = {
	    .picture = picture,
	    .sheets = sheets,
	    .count = picture_sheets(sheets, picture),
	    .most_rows = ROWS_MOST,
	};

	if (drawing.count < 0)
		canvas->failed = true;
	else
		draw_as_high_as_allowed(canvas, &drawing);
	for (int i = 0; i < drawing.count; i++)
		sheet_release(&sheets[i]);
}
