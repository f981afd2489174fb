#include "src/draw/picture_sums.h"

#include "src/draw/picture_number.h"
#include "src/draw/picture_sheets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	INDENT = 2,
	LINES_MOST = 6, /* of the terms of one channel */
};

struct name_text {
	char text[64];
};

/* "y[3]" or "y[1,2]" */
static struct name_text name_of(const struct window *window, long long row, long long column)
{
	struct name_text name;

	if (window->axes == 1)
		snprintf(name.text, sizeof name.text, "y[%lld]", column);
	else
		snprintf(name.text, sizeof name.text, "y[%lld,%lld]", row, column);
	return name;
}

/* --- one place -------------------------------------------------------------------------------- */

/* Terms that flow like words, each but the first with its plus before it. */
struct flow {
	struct canvas *canvas;
	int row, column;   /* where the next one goes */
	int indent, width; /* of further lines */
	int lines, terms;
};

static void begin_line(struct flow *flow)
{
	flow->row++;
	flow->lines++;
	flow->column = flow->indent;
}

static void put_term(struct flow *flow, enum style style, const char *text)
{
	const char *plus = flow->terms == 0 ? "" : flow->column == flow->indent ? "+ " : " + ";
	int wide = (int)(strlen(plus) + strlen(text));

	if (flow->column + wide > flow->width && flow->column > flow->indent) {
		begin_line(flow);
		plus = "+ ";
	}
	canvas_put(flow->canvas, flow->row, flow->column, STYLE_PLAIN, "%s", plus);
	flow->column += (int)strlen(plus);
	canvas_put(flow->canvas, flow->row, flow->column, style, "%s", text);
	flow->column += (int)strlen(text);
	flow->terms++;
}

static void put_sum(struct flow *flow, enum style style, float sum)
{
	struct number_text number = number_text(sum);

	if (flow->column + 3 + (int)strlen(number.text) > flow->width &&
	    flow->column > flow->indent)
		begin_line(flow);
	canvas_put(flow->canvas, flow->row, flow->column, STYLE_PLAIN, " = ");
	canvas_put(flow->canvas, flow->row, flow->column + 3, style, "%s", number.text);
	flow->row++;
}

static struct flow flow_from(
    struct canvas *canvas, const struct picture *picture, int row, const char *name)
{
	int indent = INDENT + (int)strlen(name) + 3;

	canvas_put(canvas, row, INDENT, STYLE_STRONG, "%s", name);
	canvas_put(canvas, row, INDENT + (int)strlen(name), STYLE_PLAIN, " = ");
	return (struct flow){canvas, row, indent, indent, picture->width, 1, 0};
}

/* The products of one channel, those of a row of weights on a line. */
static void put_products(struct flow *flow, const struct picture *picture, int channel)
{
	const struct window *window = picture->window;
	int all = window_meetings(window), columns = (int)window->columns.kernel;
	int skipped = 0;

	for (int n = channel; n < all; n += window->channels) {
		struct meeting meeting = window_meeting(window, picture->row, picture->column, n);
		bool first = flow->terms == 0;

		if (meeting.tap_column == 0 && meeting.tap_row > 0 && columns > 1 && !skipped)
			begin_line(flow);
		if (window->axes == 2 && first && window->rows.kernel > 1 && columns > 1)
			flow->column += 2; /* where others have their plus */
		if (flow->lines > LINES_MOST)
			skipped++;
		else
			put_term(flow, STYLE_PLAIN,
			    product_text(meeting.value, meeting.weight, first).text);
	}
	if (skipped > 0) {
		char text[32];

		snprintf(text, sizeof text, "%d more", skipped);
		put_term(flow, STYLE_FAINT, text);
	}
}

/* A part of a sum, with brackets where a plus stands before a minus. */
static void put_part(struct flow *flow, float value, const char *of)
{
	struct number_text number = number_text(value);
	bool bracket = *number.text == '-' && flow->terms > 0;
	char text[80];

	snprintf(
	    text, sizeof text, "%s%s%s%s", bracket ? "(" : "", number.text, bracket ? ")" : "", of);
	put_term(flow, STYLE_PLAIN, text);
}

/* The sum of each channel, and of those that are not shown, and the bias. */
static void put_parts(struct flow *flow, const struct picture *picture)
{
	const struct window *window = picture->window;
	int shown = picture_channels(window);
	float rest = 0;
	char of[40];

	for (int channel = 0; channel < window->channels; channel++) {
		float sum = window_channel_sum(window, picture->row, picture->column, channel);

		if (channel < shown)
			put_part(flow, sum, "");
		else
			rest += sum;
	}
	if (shown < window->channels) {
		snprintf(of, sizeof of, " (c%d to c%d)", window->first_channel + shown,
		    window->first_channel + window->channels - 1);
		put_part(flow, rest, of);
	}
	if (window->biased)
		put_part(flow, window->bias, " (bias)");
}

static int draw_answer(struct canvas *canvas, const struct picture *picture, int row)
{
	const struct picture_answer *answer = picture->answer;

	if (!answer)
		return row;
	struct number_text wanted = number_text_beside(answer->wanted, answer->got);
	struct number_text got = number_text_beside(answer->got, answer->wanted);
	int wide = (int)strlen(strlen(wanted.text) > strlen(got.text) ? wanted.text : got.text);

	canvas_put(canvas, row, INDENT, STYLE_PLAIN, "wanted");
	canvas_put(canvas, row, INDENT + 8, STYLE_GOOD, "%*s", wide, wanted.text);
	canvas_put(canvas, row + 1, INDENT, STYLE_PLAIN, "yours");
	canvas_put(canvas, row + 1, INDENT + 8, STYLE_BAD, "%*s", wide, got.text);
	return row + 2;
}

int sums_draw_place(struct canvas *canvas, const struct picture *picture, int row)
{
	const struct window *window = picture->window;
	struct name_text name = name_of(window, picture->row, picture->column);
	bool parted = window->channels > 1 || window->biased;

	for (int channel = 0; channel < picture_channels(window); channel++) {
		struct name_text part = {"products"};

		if (window->channels > 1)
			snprintf(
			    part.text, sizeof part.text, "c%d", window->first_channel + channel);
		struct flow flow = flow_from(canvas, picture, row, parted ? part.text : name.text);

		put_products(&flow, picture, channel);
		put_sum(&flow, parted ? STYLE_PLAIN : STYLE_STRONG,
		    window_channel_sum(window, picture->row, picture->column, channel));
		row = flow.row;
	}
	if (parted) {
		struct flow flow = flow_from(canvas, picture, row, name.text);

		put_parts(&flow, picture);
		put_sum(&flow, STYLE_STRONG, window_output(window, picture->row, picture->column));
		row = flow.row;
	}
	return draw_answer(canvas, picture, row);
}

/* --- all places of a line --------------------------------------------------------------------- */

/* The products of one place, the caller's; NULL without memory. */
static char *products_text(const struct window *window, long long column)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	if (!out)
		return NULL;
	for (int n = 0; n < window_meetings(window); n++) {
		struct meeting meeting = window_meeting(window, 0, column, n);

		fprintf(out, "%s%s", n == 0 ? "" : " + ",
		    product_text(meeting.value, meeting.weight, n == 0).text);
	}
	return fclose(out) == 0 ? text : (free(text), NULL);
}

/* How wide names and products are, as far as these are short enough for `room`. */
struct widths {
	int name, products, sum;
};

static struct widths measure(const struct window *window, int count, int room)
{
	struct widths widths = {
	    .name = (int)strlen(name_of(window, 0, window->columns.output - 1).text)};

	for (int column = 0; column < count; column++) {
		char *text = products_text(window, column);
		int wide = text ? (int)strlen(text) : 0;

		if (wide <= room - widths.name && wide > widths.products)
			widths.products = wide;
		int sum = (int)strlen(number_text(window_output(window, 0, column)).text);

		widths.sum = sum > widths.sum ? sum : widths.sum;
		free(text);
	}
	return widths;
}

static void draw_line(struct canvas *canvas, const struct picture *picture, int row, int column,
    const struct widths *widths, int room)
{
	const struct window *window = picture->window;
	enum style style = column == picture->column ? STYLE_STRONG : STYLE_PLAIN;
	char *text = products_text(window, column);
	int at = INDENT + widths->name;

	canvas_put(canvas, row, INDENT, style, "%s", name_of(window, 0, column).text);
	if (text && (int)strlen(text) <= room - widths->name)
		canvas_put(canvas, row, at, style, " = %-*s", widths->products, text);
	else if (text && widths->products > 10)
		canvas_put(canvas, row, at, style, " = %.*s ...", widths->products - 4, text);
	at += widths->products > 0 ? 3 + widths->products : 0;
	canvas_put(canvas, row, at, style, " = %*s", widths->sum,
	    number_text(window_output(window, 0, column)).text);
	free(text);
}

int sums_draw_list(struct canvas *canvas, const struct picture *picture, int row, int most)
{
	const struct window *window = picture->window;
	int all = (int)window->columns.output, count = all <= most ? all : most - 1;
	int room = picture->width - INDENT - 3 - 3 - 8; /* for names and products */
	struct widths widths = measure(window, count, room);

	for (int column = 0; column < count; column++)
		draw_line(canvas, picture, row++, column, &widths, room);
	if (count < all)
		canvas_put(canvas, row++, INDENT, STYLE_FAINT, "and %d more; --step walks on",
		    all - count);
	return row;
}
