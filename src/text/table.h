/*
 * table.h - a table of texts, which a screen, a page and a spreadsheet show alike.
 *
 *     struct table table = {.title = "Mistakes"};
 *
 *     table_column(&table, "mistake", TABLE_TEXT);
 *     table_column(&table, "learners", TABLE_NUMBER);
 *     table_row(&table);
 *     table_put(&table, "%s", title);         cell by cell; those that are not put are empty
 *     table_put(&table, "%d", learners);
 *     table_show(out, screen, &table);
 *     table_release(&table);
 */
#ifndef SRC_TEXT_TABLE_H
#define SRC_TEXT_TABLE_H

#include "src/screen.h"

#include <stdbool.h>
#include <stdio.h>

enum { TABLE_COLUMNS_MAX = 64 };

enum table_kind { TABLE_TEXT, TABLE_NUMBER };

struct table_column {
	char *heading;
	enum table_kind kind;
};

/* Start from {0}; borrows the title. */
struct table {
	const char *title;
	struct table_column columns[TABLE_COLUMNS_MAX];
	int column_count, row_count;
	char **cells; /* (row_count, column_count), NULL for an empty one */
	int at;       /* the next cell of the last row */
	bool lost;    /* there was no memory: some of it is missing */
};

/* All columns before the first row. */
void table_column(struct table *table, const char *heading, enum table_kind kind);
void table_row(struct table *table);
void table_put(struct table *table, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* "" for an empty one. */
const char *table_cell(const struct table *table, int row, int column);

/* Without its title. Nothing if it has no rows. */
void table_show(FILE *out, const struct screen *screen, const struct table *table);

/* Its headings and rows as CSV (csv.h). */
void table_write_csv(FILE *out, const struct table *table);

void table_release(struct table *table);

#endif
