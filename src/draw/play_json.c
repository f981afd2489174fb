#include "src/draw/play_json.h"

#include <stdbool.h>
#include <string.h>

/* --- axes ------------------------------------------------------------------------------------- */

static bool put_number(cJSON *to, const char *name, long long number)
{
	return cJSON_AddNumberToObject(to, name, (double)number) != NULL;
}

static bool put_axis(cJSON *list, const struct axis *axis, const char *name)
{
	const char *padding = axis->padding == PADDING_PAIR ? "pair" : padding_name(axis->padding);
	cJSON *to = cJSON_CreateObject();

	if (!cJSON_AddItemToArray(list, to)) {
		cJSON_Delete(to);
		return false;
	}
	return cJSON_AddStringToObject(to, "axis", name) && put_number(to, "input", axis->input) &&
	       put_number(to, "kernel", axis->kernel) && put_number(to, "stride", axis->stride) &&
	       put_number(to, "dilation", axis->kernel_dilation) &&
	       put_number(to, "input_dilation", axis->input_dilation) &&
	       cJSON_AddStringToObject(to, "padding", padding) && put_number(to, "lo", axis->lo) &&
	       put_number(to, "hi", axis->hi) && put_number(to, "inflated", axis->inflated) &&
	       put_number(to, "padded", axis->padded) && put_number(to, "span", axis->span) &&
	       put_number(to, "output", axis->output);
}

static bool put_axes(cJSON *root, const struct question *question)
{
	cJSON *list = cJSON_AddArrayToObject(root, "axes");
	bool is_grid = question->axes == 2;

	return list && (!is_grid || put_axis(list, &question->rows, "rows")) &&
	       put_axis(list, &question->columns, is_grid ? "columns" : "line");
}

/* --- values ----------------------------------------------------------------------------------- */

/* The rows of something: an array of arrays, or a single one for a line. */
static cJSON *add_rows(cJSON *root, const char *name)
{
	return cJSON_AddArrayToObject(root, name);
}

/* Where the values of one row go; NULL without memory. */
static cJSON *add_row(cJSON *rows, const struct question *question)
{
	if (question->axes == 1)
		return rows;
	cJSON *row = cJSON_CreateArray();

	if (row && cJSON_AddItemToArray(rows, row))
		return row;
	cJSON_Delete(row);
	return NULL;
}

static bool add(cJSON *list, cJSON *item)
{
	if (item && cJSON_AddItemToArray(list, item))
		return true;
	cJSON_Delete(item);
	return false;
}

static cJSON *make_stand(const struct question *question, const struct stand *stand)
{
	static const char *const ORIGINS[] = {
	    [ORIGIN_INPUT] = "input",
	    [ORIGIN_GAP] = "gap",
	    [ORIGIN_MARGIN] = "margin",
	    [ORIGIN_WRAPPED] = "wrapped",
	    [ORIGIN_MIRRORED] = "mirrored",
	};
	cJSON *to = cJSON_CreateObject();
	bool made =
	    cJSON_AddNumberToObject(to, "value", stand->values ? (double)stand->values[0] : 0) &&
	    cJSON_AddStringToObject(to, "origin", ORIGINS[stand->origin]);

	if (made && stand->values)
		made = (question->axes == 1 || put_number(to, "row", stand->row)) &&
		       put_number(to, question->axes == 1 ? "index" : "column", stand->column);
	return made ? to : (cJSON_Delete(to), NULL);
}

static bool put_padded(cJSON *root, const struct question *question, const struct window *window)
{
	cJSON *rows = add_rows(root, "padded");
	bool made = rows != NULL;

	for (long long r = 0; made && r < window->rows.padded; r++) {
		cJSON *row = add_row(rows, question);

		made = row != NULL;
		for (long long c = 0; made && c < window->columns.padded; c++) {
			struct stand stand = window_stand(window, r, c);

			made = add(row, make_stand(question, &stand));
		}
	}
	return made;
}

/* As it slides: turned round if that was asked for. */
static bool put_kernel(cJSON *root, const struct question *question, const struct window *window)
{
	cJSON *rows = add_rows(root, "kernel");
	int columns = (int)window->columns.kernel;
	bool made = rows != NULL;

	for (int r = 0; made && r < window->rows.kernel; r++) {
		cJSON *row = add_row(rows, question);

		made = row != NULL;
		for (int c = 0; made && c < columns; c++)
			made =
			    add(row, cJSON_CreateNumber((double)window->kernel[r * columns + c]));
	}
	return made;
}

static bool put_output(cJSON *root, const struct question *question, const struct window *window)
{
	cJSON *rows = add_rows(root, "output");
	bool made = rows != NULL;

	for (long long r = 0; made && r < window->rows.output; r++) {
		cJSON *row = add_row(rows, question);

		made = row != NULL;
		for (long long c = 0; made && c < window->columns.output; c++)
			made = add(row, cJSON_CreateNumber((double)window_output(window, r, c)));
	}
	return made;
}

/* --- products --------------------------------------------------------------------------------- */

/* The values under the window, in the order of the kernel, and what they come to. */
static cJSON *make_place(
    const struct question *question, const struct window *window, long long row, long long column)
{
	double values[QUESTION_VALUES_MOST], products[QUESTION_VALUES_MOST];
	const int at[] = {(int)row, (int)column};
	int count = window_meetings(window);
	cJSON *to = cJSON_CreateObject(), *list[3];

	for (int n = 0; n < count; n++) {
		struct meeting meeting = window_meeting(window, row, column, n);

		values[n] = (double)meeting.value;
		products[n] = (double)meeting.value * (double)meeting.weight;
	}
	list[0] = cJSON_CreateIntArray(at + (question->axes == 1), question->axes);
	list[1] = cJSON_CreateDoubleArray(values, count);
	list[2] = cJSON_CreateDoubleArray(products, count);
	static const char *const NAMES[] = {"at", "values", "products"};
	bool made = to != NULL;

	for (int i = 0; i < 3; i++)
		if (!made || !list[i] || !cJSON_AddItemToObject(to, NAMES[i], list[i])) {
			cJSON_Delete(list[i]);
			made = false;
		}
	made =
	    made && cJSON_AddNumberToObject(to, "sum", (double)window_output(window, row, column));
	return made ? to : (cJSON_Delete(to), NULL);
}

static bool put_places(cJSON *root, const struct question *question, const struct window *window)
{
	cJSON *list = cJSON_AddArrayToObject(root, "places");
	bool made = list != NULL;

	for (long long r = 0; made && r < window->rows.output; r++)
		for (long long c = 0; made && c < window->columns.output; c++)
			made = add(list, make_place(question, window, r, c));
	return made;
}

cJSON *play_json(const struct question *question)
{
	struct window window = question_window(question);
	cJSON *root = cJSON_CreateObject();
	bool made = cJSON_AddStringToObject(root, "schema", "stride/play/v1") &&
		    put_axes(root, question) &&
		    cJSON_AddBoolToObject(root, "flip", question->flip) &&
		    put_kernel(root, question, &window) && put_padded(root, question, &window) &&
		    put_output(root, question, &window) && put_places(root, question, &window);

	return made ? root : (cJSON_Delete(root), NULL);
}

cJSON *shape_json(const struct question *question)
{
	cJSON *root = cJSON_CreateObject();
	bool made =
	    cJSON_AddStringToObject(root, "schema", "stride/shape/v1") && put_axes(root, question);

	return made ? root : (cJSON_Delete(root), NULL);
}
