/*
 * csv.h - cells of a table as RFC 4180 has them: commas, quotes where there must be some, and lines
 * that end with a carriage return and a newline.
 *
 * A spreadsheet takes a cell that begins with = + - @ | or % for a formula, and the name of a
 * submission is whatever somebody likes it to be. Such a text gets an apostrophe in front, by which
 * spreadsheets know a text.
 */
#ifndef SRC_TEXT_CSV_H
#define SRC_TEXT_CSV_H

#include <stdbool.h>
#include <stdio.h>

/* A text. The first cell of a line has no comma before it. */
void csv_put(FILE *out, bool is_first, const char *text);

/* A number of ours, which may have a sign. */
void csv_put_number(FILE *out, bool is_first, const char *digits);

void csv_end(FILE *out);

#endif
