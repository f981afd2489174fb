#include "src/text/grid.h"

#include <stdlib.h>

/* Between two columns: a blank, a bar, a blank. */
enum { GAP = 3 };

/* A cell of the prose, from byte to byte. */
struct cell {
	size_t start, end;
};

/* --- filling ---------------------------------------------------------------------------------- */

static bool append(size_t **list, size_t *count, size_t *room, size_t item)
{
	if (*count == *room) {
		size_t more = *room > 0 ? 2 * *room : 32;
		size_t *grown = realloc(*list, more * sizeof **list);

		if (!grown)
			return false;
		*list = grown;
		*room = more;
	}
	(*list)[(*count)++] = item;
	return true;
}

/* The cells that are empty at the end of a row take no room. */
static void drop_empty(struct grid *grid)
{
	size_t first = grid->row_count > 0 ? grid->rows[grid->row_count - 1] : 0;

	while (grid->cell_count > first && grid->starts[grid->cell_count - 1] == grid->prose.length)
		grid->cell_count--;
}

void grid_add_row(struct grid *grid)
{
	drop_empty(grid);
	if (!append(&grid->rows, &grid->row_count, &grid->row_room, grid->cell_count))
		grid->lost = true;
}

void grid_add_cell(struct grid *grid, enum grid_align align)
{
	size_t row = grid->row_count > 0 ? grid->rows[grid->row_count - 1] : grid->cell_count;
	size_t column = grid->cell_count - row;

	if (column >= GRID_COLUMNS_MAX)
		return;
	if (!append(&grid->starts, &grid->cell_count, &grid->cell_room, grid->prose.length))
		grid->lost = true;
	grid->align[column] = align;
	if (grid->columns <= (int)column)
		grid->columns = (int)column + 1;
}

void grid_release(struct grid *grid)
{
	prose_release(&grid->prose);
	free(grid->starts);
	free(grid->rows);
	*grid = (struct grid){0};
}

static struct cell cell_at(const struct grid *grid, size_t row, int column)
{
	size_t next_row = row + 1 < grid->row_count ? grid->rows[row + 1] : grid->cell_count;
	size_t index = grid->rows[row] + (size_t)column, length = grid->prose.length;

	if (index >= next_row)
		return (struct cell){length, length};
	return (struct cell){
	    grid->starts[index], index + 1 < grid->cell_count ? grid->starts[index + 1] : length};
}

/* --- widths ----------------------------------------------------------------------------------- */

struct widths {
	int natural[GRID_COLUMNS_MAX]; /* with every cell on one line */
	int least[GRID_COLUMNS_MAX];   /* with no word broken */
};

static void measure(const struct grid *grid, struct widths *widths)
{
	*widths = (struct widths){0};
	for (int column = 0; column < grid->columns; column++)
		widths->natural[column] = widths->least[column] = 1;
	for (size_t row = 0; row < grid->row_count; row++)
		for (int column = 0; column < grid->columns; column++) {
			struct cell cell = cell_at(grid, row, column);
			int all = prose_columns(&grid->prose, cell.start, cell.end);
			int word = prose_widest_word(&grid->prose, cell.start, cell.end);

			if (all > widths->natural[column])
				widths->natural[column] = all;
			if (word > widths->least[column])
				widths->least[column] = word;
		}
}

/* The column that can best do with less; -1 if none can. */
static int widest(const struct widths *widths, int columns)
{
	int found = -1;

	for (int i = 0; i < columns; i++)
		if (widths->natural[i] > widths->least[i] &&
		    (found < 0 || widths->natural[i] > widths->natural[found]))
			found = i;
	return found;
}

static long total(const int *columns, int count)
{
	long sum = GAP * (count - 1L);

	for (int i = 0; i < count; i++)
		sum += columns[i];
	return sum;
}

/* Takes from the widest columns what is too much. False if they cannot stand side by side. */
static bool fit(struct widths *widths, int columns, int width)
{
	if (total(widths->least, columns) > width)
		return false;
	for (int i = 0; i < columns; i++)
		if (widths->natural[i] > width)
			widths->natural[i] = width;
	for (long over = total(widths->natural, columns) - width; over > 0; over--)
		widths->natural[widest(widths, columns)]--;
	return true;
}

/* --- output ----------------------------------------------------------------------------------- */

/* A row while its lines are written: where each cell has come to. */
struct cursor {
	size_t at[GRID_COLUMNS_MAX], end[GRID_COLUMNS_MAX];
};

static void put_bar(FILE *out, const struct screen *screen)
{
	fprintf(out, " %s%s%s ", screen_style(screen, STYLE_FAINT), screen_sign(screen, SIGN_BAR),
	    screen_style(screen, STYLE_PLAIN));
}

/* The blank places before a text of so many columns. */
static int place(enum grid_align align, int spare)
{
	return align == GRID_LEFT ? 0 : align == GRID_RIGHT ? spare : spare / 2;
}

static void put_line(FILE *out, const struct screen *screen, const struct grid *grid,
    const struct widths *widths, struct cursor *cursor)
{
	for (int i = 0; i < grid->columns; i++) {
		struct prose_line line = {0};
		bool some = prose_next(
		    &grid->prose, &cursor->at[i], cursor->end[i], widths->natural[i], &line);
		int spare = widths->natural[i] - line.columns;
		int before = place(grid->align[i], spare);

		if (i > 0)
			put_bar(out, screen);
		if (some) {
			fprintf(out, "%*s", before, "");
			prose_put(out, screen, &grid->prose, line.start, line.end);
		}
		if (i + 1 < grid->columns)
			fprintf(out, "%*s", some ? spare - before : spare, "");
	}
	fputc('\n', out);
}

static void put_row(FILE *out, const struct screen *screen, const struct grid *grid,
    const struct widths *widths, size_t row)
{
	struct cursor cursor;
	bool more = true;

	for (int i = 0; i < grid->columns; i++) {
		struct cell cell = cell_at(grid, row, i);

		cursor.at[i] = cell.start;
		cursor.end[i] = cell.end;
	}
	while (more) {
		put_line(out, screen, grid, widths, &cursor);
		more = false;
		for (int i = 0; i < grid->columns; i++)
			more = more || cursor.at[i] < cursor.end[i];
	}
}

static void put_rule(
    FILE *out, const struct screen *screen, const struct grid *grid, const struct widths *widths)
{
	const char *line = screen_sign(screen, SIGN_LINE);

	fputs(screen_style(screen, STYLE_FAINT), out);
	for (int i = 0; i < grid->columns; i++) {
		if (i > 0)
			fprintf(out, "%s%s%s", line, screen_sign(screen, SIGN_CROSS), line);
		for (int n = 0; n < widths->natural[i]; n++)
			fputs(line, out);
	}
	fprintf(out, "%s\n", screen_style(screen, STYLE_PLAIN));
}

/* "heading: cell", which goes on below with an indent. */
static void put_pair(FILE *out, const struct screen *screen, struct grid *grid, struct cell heading,
    struct cell cell, int width)
{
	struct prose pair = {0};
	struct prose_line line;
	size_t at = 0;
	int indent = 0;

	for (size_t i = heading.start; i < heading.end; i++)
		prose_add(&pair, grid->prose.text + i, 1, grid->prose.styles[i]);
	if (heading.end > heading.start)
		prose_add(&pair, ": ", 2, 0);
	for (size_t i = cell.start; i < cell.end; i++)
		prose_add(&pair, grid->prose.text + i, 1, grid->prose.styles[i]);
	while (prose_next(&pair, &at, pair.length, width - indent, &line)) {
		fprintf(out, "%*s", indent, "");
		prose_put(out, screen, &pair, line.start, line.end);
		fputc('\n', out);
		indent = width > 8 ? 2 : 0;
	}
	grid->lost = grid->lost || pair.lost;
	prose_release(&pair);
}

static void put_list(FILE *out, const struct screen *screen, struct grid *grid, int width)
{
	for (size_t row = 1; row < grid->row_count; row++) {
		if (row > 1)
			fputc('\n', out);
		for (int i = 0; i < grid->columns; i++) {
			struct cell cell = cell_at(grid, row, i);

			if (cell.end > cell.start)
				put_pair(out, screen, grid, cell_at(grid, 0, i), cell, width);
		}
	}
}

void grid_show(FILE *out, const struct screen *screen, struct grid *grid, int width)
{
	struct widths widths;

	drop_empty(grid);
	if (grid->row_count == 0 || grid->columns == 0)
		return;
	measure(grid, &widths);
	if (!fit(&widths, grid->columns, width)) {
		put_list(out, screen, grid, width);
		return;
	}
	for (size_t row = 0; row < grid->row_count; row++) {
		put_row(out, screen, grid, &widths, row);
		if (row == 0)
			put_rule(out, screen, grid, &widths);
	}
}
