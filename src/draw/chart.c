#include "src/draw/chart.h"

#include "grader/text.h"
#include "src/screen.h"
#include "src/text/html.h"

#include <stdbool.h>
#include <string.h>

/* Sizes in the SVG's own units, which a page scales to its width. */
enum { WIDE = 400, MARGIN = 6, FONT_SIZE = 13, LINE_HIGH = 15 };
enum { LABEL_WIDE = 178, BAR_HIGH = 16, NUMBER_WIDE = 46, LABEL_LETTERS = 23, LABEL_LINES = 3 };
enum { COLUMNS_HIGH = 120, ABOVE = 20, BELOW = 24, BETWEEN = 4 };

static const struct {
	const char *name, *colour; /* the page's class for it, and what it is without */
} TONES[] = {
    [CHART_PLAIN] = {"bar", "#0b6a8f"},
    [CHART_GOOD] = {"good", "#1a7f37"},
    [CHART_BAD] = {"bad", "#c2410c"},
};

static double most_of(const struct chart *chart)
{
	double most = chart->most;

	for (int i = 0; i < chart->count && chart->most <= 0; i++)
		if (chart->bars[i].value > most)
			most = chart->bars[i].value;
	return most > 0 ? most : 1;
}

static void put_number(FILE *out, const struct chart *chart, int i)
{
	fprintf(out, "%.6g", chart->bars[i].value);
	text_put_markup(out, chart->unit ? chart->unit : "");
}

/* The title is in the page above it already, and so is not shown by it. */
static void begin(FILE *out, const struct chart *chart, int high)
{
	fprintf(out,
	    "<figure><svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" "
	    "aria-labelledby=\"%s-title %s-text\" "
	    "font-family=\"system-ui, 'DejaVu Sans', sans-serif\" font-size=\"%d\">\n",
	    WIDE, high, WIDE, high, chart->id, chart->id, FONT_SIZE);
	fprintf(out, "<title id=\"%s-title\">", chart->id);
	text_put_markup(out, chart->title);
	fprintf(out, "</title>\n<desc id=\"%s-text\">", chart->id);
	for (int i = 0; i < chart->count; i++) {
		fputs(i > 0 ? ", " : "", out);
		text_put_markup(out, chart->bars[i].label);
		fputs(": ", out);
		put_number(out, chart, i);
	}
	fputs("</desc>\n", out);
}

static void end(FILE *out)
{
	fputs("</svg></figure>\n", out);
}

/* A label in lines that fit in front of the bars; what is more is cut. */
struct lines {
	char text[LABEL_LINES][4 * LABEL_LETTERS + 4];
	int count;
};

/* How many bytes of a text fit into a line, up to a blank if there is one. */
static size_t fitting(const char *text, int letters)
{
	size_t length = strlen(text), kept = 0, blank = 0;

	while (kept < length) {
		size_t next = kept + 1;

		while (next < length && ((unsigned char)text[next] & 0xc0) == 0x80)
			next++;
		if (screen_columns_of(text, next) > letters || next >= 4 * (size_t)letters)
			return blank > 0 && text[kept] != ' ' ? blank : kept;
		if (text[kept] == ' ')
			blank = kept;
		kept = next;
	}
	return length;
}

static struct lines lines_of(const char *label)
{
	struct lines lines = {0};

	while (*label && lines.count < LABEL_LINES) {
		bool is_last = lines.count == LABEL_LINES - 1;
		size_t length = fitting(label, LABEL_LETTERS);
		bool is_cut = is_last && label[length];

		if (is_cut)
			length = fitting(label, LABEL_LETTERS - 1);
		snprintf(lines.text[lines.count++], sizeof lines.text[0], "%.*s%s", (int)length,
		    label, is_cut ? "…" : "");
		label += length;
		label += strspn(label, " ");
	}
	return lines;
}

static void put_text(FILE *out, double x, double y, const char *anchor, const char *name)
{
	fprintf(out,
	    "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#1f2328\">", name,
	    x, y, anchor);
}

static void put_bar(FILE *out, double x, double y, double wide, double high, enum chart_tone tone)
{
	fprintf(out,
	    "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" "
	    "fill=\"%s\"/>\n",
	    TONES[tone].name, x, y, wide, high, TONES[tone].colour);
}

static void put_line(FILE *out, double x1, double y1, double x2, double y2)
{
	fprintf(out,
	    "<line class=\"axis\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" "
	    "stroke=\"#999999\"/>\n",
	    x1, y1, x2, y2);
}

/* --- one below the other ---------------------------------------------------------------------- */

static int row_high(const struct lines *lines)
{
	return lines->count > 1 ? lines->count * LINE_HIGH + 6 : BAR_HIGH + 8;
}

static int rows_high(const struct chart *chart)
{
	int high = 0;

	for (int i = 0; i < chart->count; i++) {
		struct lines lines = lines_of(chart->bars[i].label);

		high += row_high(&lines);
	}
	return high;
}

/* With their middle at a height. */
static void put_lines(FILE *out, const struct lines *lines, double middle)
{
	double base = middle + FONT_SIZE / 3.0 - (lines->count - 1) * LINE_HIGH / 2.0;

	for (int i = 0; i < lines->count; i++) {
		put_text(out, LABEL_WIDE - 8, base + i * LINE_HIGH, "end", "ink");
		text_put_markup(out, lines->text[i]);
		fputs("</text>\n", out);
	}
}

void chart_rows(FILE *out, const struct chart *chart)
{
	int high = 2 * MARGIN + rows_high(chart);
	double room = WIDE - LABEL_WIDE - NUMBER_WIDE, most = most_of(chart), top = MARGIN;

	begin(out, chart, high);
	for (int i = 0; i < chart->count; i++) {
		const struct chart_bar *bar = &chart->bars[i];
		struct lines lines = lines_of(bar->label);
		double middle = top + row_high(&lines) / 2.0, wide = room * bar->value / most;

		put_lines(out, &lines, middle);
		put_bar(out, LABEL_WIDE, middle - BAR_HIGH / 2.0, wide, BAR_HIGH, bar->tone);
		put_text(out, LABEL_WIDE + wide + 6, middle + FONT_SIZE / 3.0, "start", "faint");
		put_number(out, chart, i);
		fputs("</text>\n", out);
		top += row_high(&lines);
	}
	put_line(out, LABEL_WIDE, MARGIN, LABEL_WIDE, high - MARGIN);
	end(out);
}

/* --- side by side ----------------------------------------------------------------------------- */

void chart_columns(FILE *out, const struct chart *chart)
{
	double each = (WIDE - 2.0 * MARGIN) / (chart->count > 0 ? chart->count : 1);
	double ground = ABOVE + COLUMNS_HIGH, most = most_of(chart);

	begin(out, chart, ABOVE + COLUMNS_HIGH + BELOW);
	for (int i = 0; i < chart->count; i++) {
		const struct chart_bar *bar = &chart->bars[i];
		double left = MARGIN + i * each, high = COLUMNS_HIGH * bar->value / most;

		put_bar(out, left + BETWEEN / 2.0, ground - high, each - BETWEEN, high, bar->tone);
		if (bar->value > 0) {
			put_text(out, left + each / 2, ground - high - 5, "middle", "faint");
			put_number(out, chart, i);
			fputs("</text>\n", out);
		}
		put_text(out, left + each / 2, ground + 16, "middle", "ink");
		text_put_markup(out, bar->label);
		fputs("</text>\n", out);
	}
	put_line(out, MARGIN, ground, WIDE - MARGIN, ground);
	end(out);
}
