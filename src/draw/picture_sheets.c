/*
 * Of a line, the numbers and the weights on them stand in one sheet, a row each for every channel,
 * and the box goes around both. Of a grid each channel has a sheet of numbers, with the box in it,
 * and one of weights. The output comes last, with a box around the place that is looked at.
 */
#include "src/draw/picture_sheets.h"

#include "src/draw/picture_number.h"

#include <stdio.h>

int picture_channels(const struct window *window)
{
	return window->channels < PICTURE_CHANNELS_MOST ? window->channels : PICTURE_CHANNELS_MOST;
}

bool picture_has_place(const struct picture *picture)
{
	const struct window *window = picture->window;

	return picture->row < window->rows.output && picture->column < window->columns.output;
}

static void set_cell(struct sheet_cell *cell, enum style style, const char *text)
{
	snprintf(cell->text, sizeof cell->text, "%s", text);
	cell->style = style;
}

static void set_index(struct sheet_cell *cell, long long index)
{
	if (index >= 0)
		snprintf(cell->text, sizeof cell->text, "%d ", (int)index);
	cell->style = STYLE_FAINT;
}

/* "x" for a single channel, "x c2" where there are several. */
static void set_name(
    struct sheet_cell *cell, const struct window *window, const char *name, int channel)
{
	if (window->channels == 1)
		set_cell(cell, STYLE_STRONG, name);
	else
		snprintf(
		    cell->text, sizeof cell->text, "%s c%d", name, window->first_channel + channel);
	cell->style = STYLE_STRONG;
}

/* Whether a place is one on which a weight stands. */
static bool is_tapped(const struct axis *axis, long long output, long long at)
{
	long long inside = at - output * axis->stride;

	return inside >= 0 && inside < axis->span && inside % axis->kernel_dilation == 0;
}

static void set_stand(struct sheet_cell *cell, const struct picture *picture, long long row,
    long long column, int channel)
{
	const struct window *window = picture->window;
	struct stand stand = window_stand(window, row, column);
	float value = stand.values ? stand.values[channel] : 0;
	bool tapped = picture_has_place(picture) && is_tapped(&window->rows, picture->row, row) &&
		      is_tapped(&window->columns, picture->column, column);

	set_cell(cell,
	    stand.origin != ORIGIN_INPUT ? STYLE_FAINT
	    : tapped                     ? STYLE_STRONG
					 : STYLE_PLAIN,
	    number_text_standing(value, stand.origin).text);
}

static void set_weight(struct sheet_cell *cell, float weight)
{
	set_cell(cell, STYLE_CODE, number_text_standing(weight, ORIGIN_INPUT).text);
}

static void set_box(struct sheet *sheet, int row, int rows, int column, int columns)
{
	sheet->box_row = row;
	sheet->box_rows = rows;
	sheet->box_column = column;
	sheet->box_columns = columns;
}

/* --- a line ----------------------------------------------------------------------------------- */

static int make_line(struct sheet *sheet, const struct picture *picture)
{
	const struct window *window = picture->window;
	const struct axis *axis = &window->columns;
	int channels = picture_channels(window);
	bool has_place = picture_has_place(picture);
	int from = has_place ? (int)(picture->column * axis->stride) : 0;
	int columns = (int)(axis->padded > axis->span ? axis->padded : axis->span);

	if (sheet_open(sheet, 2 * channels, columns) != 0)
		return -1;
	for (int at = 0; at < axis->padded; at++)
		set_index(&sheet->column_labels[at], axis_place(axis, at).index);
	for (int channel = 0; channel < channels; channel++) {
		struct sheet_cell *values = sheet->cells + 2 * channel * columns;
		struct sheet_cell *weights = values + columns;

		set_name(&sheet->row_labels[2 * channel], window, "x", channel);
		set_name(&sheet->row_labels[2 * channel + 1], window, "k", channel);
		for (int at = 0; at < axis->padded; at++)
			set_stand(&values[at], picture, 0, at, channel);
		for (int tap = 0; tap < axis->kernel; tap++)
			set_weight(&weights[from + tap * axis->kernel_dilation],
			    window->kernel[tap * window->channels + channel]);
	}
	if (has_place)
		set_box(sheet, 0, 2 * channels, from, (int)axis->span);
	return 0;
}

/* --- a grid ----------------------------------------------------------------------------------- */

static int make_grid(struct sheet *sheet, const struct picture *picture, int channel)
{
	const struct window *window = picture->window;
	const struct axis *down = &window->rows, *across = &window->columns;

	if (sheet_open(sheet, (int)down->padded, (int)across->padded) != 0)
		return -1;
	set_name(&sheet->corner, window, "x", channel);
	for (int row = 0; row < down->padded; row++)
		set_index(&sheet->row_labels[row], axis_place(down, row).index);
	for (int column = 0; column < across->padded; column++)
		set_index(&sheet->column_labels[column], axis_place(across, column).index);
	for (int row = 0; row < down->padded; row++)
		for (int column = 0; column < across->padded; column++)
			set_stand(&sheet->cells[row * sheet->columns + column], picture, row,
			    column, channel);
	if (picture_has_place(picture))
		set_box(sheet, (int)(picture->row * down->stride), (int)down->span,
		    (int)(picture->column * across->stride), (int)across->span);
	return 0;
}

/* As it stands on the numbers: with a dot for each place that a dilated kernel leaves out. */
static int make_weights(struct sheet *sheet, const struct window *window, int channel)
{
	const struct axis *down = &window->rows, *across = &window->columns;
	long long rows = down->kernel, columns = across->kernel;

	if (sheet_open(sheet, (int)down->span, (int)across->span) != 0)
		return -1;
	set_name(&sheet->corner, window, "k", channel);
	for (int i = 0; i < sheet->rows * sheet->columns; i++)
		set_cell(&sheet->cells[i], STYLE_FAINT, ". ");
	for (long long i = 0; i < rows; i++)
		for (long long j = 0; j < columns; j++)
			set_weight(&sheet->cells[i * down->kernel_dilation * sheet->columns +
						 j * across->kernel_dilation],
			    window->kernel[(i * columns + j) * window->channels + channel]);
	return 0;
}

/* --- the output ------------------------------------------------------------------------------- */

static int make_output(struct sheet *sheet, const struct picture *picture)
{
	const struct window *window = picture->window;
	bool is_grid = window->axes == 2;

	if (sheet_open(sheet, (int)window->rows.output, (int)window->columns.output) != 0)
		return -1;
	/* Of a line the output stands below the input, and begins where that does. */
	set_cell(is_grid ? &sheet->corner : &sheet->row_labels[0], STYLE_STRONG,
	    is_grid || window->channels == 1 ? "y" : "y   ");
	for (int row = 0; row < sheet->rows && is_grid; row++)
		set_index(&sheet->row_labels[row], row);
	for (int column = 0; column < sheet->columns; column++)
		set_index(&sheet->column_labels[column], column);
	for (int row = 0; row < sheet->rows; row++)
		for (int column = 0; column < sheet->columns; column++) {
			bool here = row == picture->row && column == picture->column;
			float value = window_output(window, row, column);

			set_cell(&sheet->cells[row * sheet->columns + column],
			    here ? STYLE_STRONG : STYLE_PLAIN,
			    number_text_standing(value, ORIGIN_INPUT).text);
		}
	set_box(sheet, (int)picture->row, 1, (int)picture->column, 1);
	return 0;
}

int picture_sheets(struct sheet *sheets, const struct picture *picture)
{
	const struct window *window = picture->window;
	int count = 0, failed = 0;

	if (window->axes == 1)
		failed |= make_line(&sheets[count++], picture);
	for (int channel = 0; window->axes == 2 && channel < picture_channels(window); channel++) {
		failed |= make_grid(&sheets[count++], picture, channel);
		failed |= make_weights(&sheets[count++], window, channel);
	}
	if (picture_has_place(picture))
		failed |= make_output(&sheets[count++], picture);
	for (int i = 0; failed && i < count; i++)
		sheet_release(&sheets[i]);
	return failed ? -1 : count;
}
