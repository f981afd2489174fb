#include "src/text/table.h"

#include "grader/text.h"
#include "src/text/csv.h"
#include "src/text/grid.h"
#include "src/text/letters.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* --- filling ---------------------------------------------------------------------------------- */

void table_column(struct table *table, const char *heading, enum table_kind kind)
{
	char *copy = table->column_count < TABLE_COLUMNS_MAX ? strdup(heading) : NULL;

	if (!copy) {
		table->lost = true;
		return;
	}
	table->columns[table->column_count++] = (struct table_column){copy, kind};
}

void table_row(struct table *table)
{
	size_t wide = (size_t)table->column_count, rows = (size_t)table->row_count;
	char **cells = table->cells;

	/* There is room up to the next power of two. */
	if ((rows & (rows - 1)) == 0)
		cells = realloc(cells, (2 * rows + 1) * (wide + 1) * sizeof *cells);
	table->at = 0;
	if (!cells) {
		table->lost = true;
		table->at = table->column_count;
		return;
	}
	table->cells = cells;
	for (size_t i = 0; i < wide; i++)
		cells[rows * wide + i] = NULL;
	table->row_count++;
}

void table_put(struct table *table, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	char *text = text_vformat(format, arguments);

	va_end(arguments);
	if (!text || table->row_count == 0 || table->at >= table->column_count) {
		table->lost = true;
		free(text);
		return;
	}
	table->cells[(table->row_count - 1) * table->column_count + table->at++] = text;
}

const char *table_cell(const struct table *table, int row, int column)
{
	const char *text = table->cells[row * table->column_count + column];

	return text ? text : "";
}

void table_release(struct table *table)
{
	for (int i = 0; i < table->row_count * table->column_count; i++)
		free(table->cells[i]);
	for (int i = 0; i < table->column_count; i++)
		free(table->columns[i].heading);
	free(table->cells);
	*table = (struct table){0};
}

/* --- on a screen ------------------------------------------------------------------------------ */

/* A word may be a path or a long name, for which no other column should become narrow. */
enum { WORD_COLUMNS_MAX = 24 };

/* The bytes of a word that stand in one line: up to a sign within it, or as many as fit. */
static size_t piece_of(const char *word, size_t length)
{
	size_t fits = 0, sign = 0;

	if (screen_columns_of(word, length) <= WORD_COLUMNS_MAX)
		return length;
	while (fits < length) {
		size_t next = fits + 1;

		while (next < length && ((unsigned char)word[next] & 0xc0) == 0x80)
			next++;
		if (screen_columns_of(word, next) > WORD_COLUMNS_MAX)
			break;
		if (strchr("-_/.", word[fits]))
			sign = next;
		fits = next;
	}
	return sign > 0 ? sign : fits > 0 ? fits : length;
}

static void add_text(struct prose *prose, const char *text, uint16_t styles)
{
	while (*text) {
		size_t length = strcspn(text, " ");
		size_t piece = piece_of(text, length);

		prose_add(prose, text, piece, styles);
		text += piece;
		if (piece < length)
			prose_add(prose, "\n", 1, styles);
		else if (*text)
			prose_add(prose, text++, 1, styles);
	}
}

static void add_cell(struct grid *grid, const struct screen *screen, enum table_kind kind,
    const char *text, uint16_t styles)
{
	char *shown = letters_shown(text, strlen(text), screen->ascii, false);

	grid_add_cell(grid, kind == TABLE_NUMBER ? GRID_RIGHT : GRID_LEFT);
	if (shown)
		add_text(&grid->prose, shown, styles);
	free(shown);
}

void table_show(FILE *out, const struct screen *screen, const struct table *table)
{
	struct grid grid = {0};

	if (table->row_count == 0)
		return;
	grid_add_row(&grid);
	for (int i = 0; i < table->column_count; i++)
		add_cell(&grid, screen, table->columns[i].kind, table->columns[i].heading,
		    PROSE_STYLE(STYLE_STRONG));
	for (int row = 0; row < table->row_count; row++) {
		grid_add_row(&grid);
		for (int i = 0; i < table->column_count; i++)
			add_cell(
			    &grid, screen, table->columns[i].kind, table_cell(table, row, i), 0);
	}
	grid_show(out, screen, &grid, screen->width);
	grid_release(&grid);
}

/* --- in a spreadsheet ------------------------------------------------------------------------- */

void table_write_csv(FILE *out, const struct table *table)
{
	for (int i = 0; i < table->column_count; i++)
		csv_put(out, i == 0, table->columns[i].heading);
	csv_end(out);
	for (int row = 0; row < table->row_count; row++) {
		for (int i = 0; i < table->column_count; i++)
			if (table->columns[i].kind == TABLE_NUMBER)
				csv_put_number(out, i == 0, table_cell(table, row, i));
			else
				csv_put(out, i == 0, table_cell(table, row, i));
		csv_end(out);
	}
}
