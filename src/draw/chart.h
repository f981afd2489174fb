/*
 * chart.h - numbers as bars, in an SVG that stands in a page.
 *
 * It has a title and a description for whoever does not see it, and its numbers beside the bars; a
 * table with all of it belongs next to it. The description is its labels and numbers. Colours are
 * those of the page (html.h), and dark on white where there is none.
 */
#ifndef SRC_DRAW_CHART_H
#define SRC_DRAW_CHART_H

#include <stdio.h>

enum chart_tone { CHART_PLAIN, CHART_GOOD, CHART_BAD };

struct chart_bar {
	const char *label;
	double value; /* at least 0 */
	enum chart_tone tone;
};

/* Borrows everything. The identifier is unique in its page: letters, digits and dashes. */
struct chart {
	const char *id, *title;
	const struct chart_bar *bars;
	int count;
	double most;      /* what fills the width or height; 0 for the largest value */
	const char *unit; /* behind each number, such as "%"; NULL for none */
};

/* Bars from the left, one below the other, with their labels in front. */
void chart_rows(FILE *out, const struct chart *chart);

/* Bars from below, side by side, with their labels underneath, which have to be short. */
void chart_columns(FILE *out, const struct chart *chart);

#endif
