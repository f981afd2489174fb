#include "src/draw/chart.h"

#include "src/screen.h"
#include "src/text/html.h"

#include <string.h>

/* Sizes in the SVG's own units, which a page scales to its width. */
enum { WIDE = 512, MARGIN = 8, FONT_SIZE = 13 };
enum { LABEL_WIDE = 196, ROW_HIGH = 24, BAR_HIGH = 16, NUMBER_WIDE = 48, LABEL_LETTERS = 28 };
enum { COLUMNS_HIGH = 132, ABOVE = 20, BELOW = 24, BETWEEN = 4 };

static const struct {
	const char *name, *colour; /* of the page's, and where there is none */
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
	html_put(out, chart->unit ? chart->unit : "");
}

/* The title is in the page above it already, and so is not shown by it. */
static void begin(FILE *out, const struct chart *chart, int high)
{
	fprintf(out,
	    "<figure><svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" "
	    "aria-labelledby=\"%s-title %s-text\""
	    "font-family=\"system-ui, 'DejaVu Sans', sans-serif\" font-size=\"%d\">\n",
	    WIDE, high, WIDE, high, chart->id, chart->id, FONT_SIZE);
	fprintf(out, "<title id=\"%s-title\">", chart->id);
	html_put(out, chart->title);
	fprintf(out, "</title>\n<desc id=\"%s-text\">", chart->id);
	for (int i = 0; i < chart->count; i++) {
		fputs(i > 0 ? ", " : "", out);
		html_put(out, chart->bars[i].label);
		fputs(": ", out);
		put_number(out, chart, i);
	}
	fputs("</desc>\n", out);
}

static void end(FILE *out)
{
	fputs("</svg></figure>\n", out);
}

/* Cut where it would run into the bars. */
static void put_label(FILE *out, const char *label)
{
	char cut[4 * LABEL_LETTERS + 4] = "";
	size_t length = strlen(label), kept = 0;

	if (screen_columns(label) <= LABEL_LETTERS) {
		html_put(out, label);
		return;
	}
	while (kept < length && kept < sizeof cut - 4) {
		size_t next = kept + 1;

		while (next < length && ((unsigned char)label[next] & 0xc0) == 0x80)
			next++;
		if (screen_columns_of(label, next) >= LABEL_LETTERS)
			break;
		kept = next;
	}
	memcpy(cut, label, kept < sizeof cut - 4 ? kept : 0);
	html_put(out, cut);
	fputs("…", out);
}

static void put_text(FILE *out, double x, double y, const char *anchor, const char *name)
{
	fprintf(out,
	    "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#1f2328\" "
	    "style=\"fill:var(--%s,#1f2328)\">",
	    x, y, anchor, name);
}

static void put_bar(FILE *out, double x, double y, double wide, double high, enum chart_tone tone)
{
	fprintf(out,
	    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" fill=\"%s\" "
	    "style=\"fill:var(--%s,%s)\"/>\n",
	    x, y, wide, high, TONES[tone].colour, TONES[tone].name, TONES[tone].colour);
}

static void put_line(FILE *out, double x1, double y1, double x2, double y2)
{
	fprintf(out,
	    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#999999\" "
	    "style=\"stroke:var(--line,#999999)\"/>\n",
	    x1, y1, x2, y2);
}

/* --- one below the other ---------------------------------------------------------------------- */

void chart_rows(FILE *out, const struct chart *chart)
{
	int high = 2 * MARGIN + chart->count * ROW_HIGH;
	double room = WIDE - LABEL_WIDE - NUMBER_WIDE, most = most_of(chart);

	begin(out, chart, high);
	for (int i = 0; i < chart->count; i++) {
		const struct chart_bar *bar = &chart->bars[i];
		double top = MARGIN + i * ROW_HIGH, base = top + ROW_HIGH / 2.0 + FONT_SIZE / 3.0;
		double wide = room * bar->value / most;

		put_text(out, LABEL_WIDE - 8, base, "end", "ink");
		put_label(out, bar->label);
		fputs("</text>\n", out);
		put_bar(
		    out, LABEL_WIDE, top + (ROW_HIGH - BAR_HIGH) / 2.0, wide, BAR_HIGH, bar->tone);
		put_text(out, LABEL_WIDE + wide + 6, base, "start", "faint");
		put_number(out, chart, i);
		fputs("</text>\n", out);
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
		put_label(out, bar->label);
		fputs("</text>\n", out);
	}
	put_line(out, MARGIN, ground, WIDE - MARGIN, ground);
	end(out);
}
