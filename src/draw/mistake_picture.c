#include "src/draw/mistake_picture.h"

#include "grader/counterexample.h"
#include "grader/value.h"
#include "src/draw/convolution.h"
#include "src/draw/picture.h"
#include "src/draw/question.h"
#include "src/draw/steps.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { INDENT = 2 };

/* What is looked at. */
struct subject {
	const char *what; /* "The first wrong number" */
	long long at;     /* of the wanted result; -1 for none */
	bool answered;    /* the learner has a number there */
};

static const char *styled(const struct verdict_view *view, enum style style)
{
	return screen_style(view->screen, style);
}

/* --- what is looked at ------------------------------------------------------------------------ */

/* Where two results of different shapes part, row by row. */
static struct subject where_they_part(const struct counterexample *shown)
{
	const struct value *want = &shown->of.want, *got = &shown->got.got;
	size_t wanted = value_size(want), came = value_size(got);

	for (size_t i = 0; i < wanted && i < came; i++)
		if (!(fabs((double)got->tensor.data[i] - (double)want->tensor.data[i]) <=
			shown->of.tol))
			return (struct subject){
			    "The first number that differs", (long long)i, false};
	if (came < wanted)
		return (struct subject){"The first number that is missing", (long long)came, false};
	if (came > wanted)
		return (struct subject){
		    "The last number that is wanted", (long long)wanted - 1, false};
	return (struct subject){"", -1, false};
}

static struct subject choose(const struct result *result)
{
	const struct counterexample *shown = &result->counterexample;
	long long last = (long long)value_size(&shown->of.want) - 1;
	bool behind = result->fault.known && result->fault.tensor && result->fault.index > 0;

	if (shown->at >= 0)
		return (struct subject){"The first wrong number", shown->at, true};
	if (shown->got.got.tensor.data)
		return where_they_part(shown);
	if (last == 0)
		return (struct subject){"The number that is wanted", 0, false};
	if (behind)
		return (struct subject){"The last number that is wanted", last, false};
	return (struct subject){"The first number that is wanted", 0, false};
}

/* --- the words above it ----------------------------------------------------------------------- */

static void put_sentence(FILE *out, const struct verdict_view *view, const char *text)
{
	fprintf(out, "\n%*s", INDENT, "");
	screen_wrap(out, text, INDENT, INDENT, view->screen->width);
	fputs("\n\n", out);
}

/* "[2,0,1]", as it stands in the result that the function returns. */
static void put_index(FILE *out, const tensor *of, long long at)
{
	long long index[TENSOR_MAX_RANK] = {0};

	for (int i = of->rank - 1; i >= 0; i--) {
		index[i] = at % of->shape[i];
		at /= of->shape[i];
	}
	for (int i = 0; i < of->rank; i++)
		fprintf(out, "%s%lld", i == 0 ? "[" : ",", index[i]);
	fputs(of->rank > 0 ? "]" : "", out);
}

/* Which of several planes it is in, and where there; nothing if there is but one. */
static void put_spot(FILE *out, const struct convolution *c, const struct spot *spot)
{
	struct spot last = convolution_spot(c, convolution_size(c) - 1);

	if (last.feature == 0 && last.entry == 0)
		return;
	if (c->axes == 1)
		fprintf(out, ", at place %lld", spot->column);
	else
		fprintf(out, ", in row %lld and column %lld", spot->row, spot->column);
	if (last.feature > 0)
		fprintf(out, " of feature %d", spot->feature);
	if (last.entry > 0)
		fprintf(out, " %s entry %d", last.feature > 0 ? "in" : "of", spot->entry);
}

/* What x and k of the picture are, where that is not plain. */
static void put_names(FILE *out, const struct exercise *exercise)
{
	const struct sketch *sketch = &exercise->sketch;
	const struct param *params = exercise->params;
	int input = sketch->input, kernel = sketch->kernel;

	if (sketch->options >= 0) {
		input = params[sketch->options].of[0];
		kernel = params[sketch->options].of[1];
	}
	if (kernel < 0)
		fputs("; k is the kernel that the layer makes", out);
	else if (strcmp(params[input].name, "x") != 0)
		fprintf(out, "; x is %s, and k is %s", params[input].name, params[kernel].name);
}

static void say(FILE *out, const struct verdict_view *view, const struct convolution *c,
    const struct subject *subject, const struct spot *spot)
{
	char *text = NULL;
	size_t length = 0;
	FILE *to = open_memstream(&text, &length);

	if (!to)
		return;
	if (subject->at < 0) {
		fputs("No number is wanted, for the kernel fits nowhere", to);
	} else {
		fprintf(to, "%s, y", subject->what);
		put_index(to, &view->result->counterexample.of.want.tensor, subject->at);
		put_spot(to, c, spot);
	}
	put_names(to, view->exercise);
	fputc(':', to);
	if (fclose(to) == 0)
		put_sentence(out, view, text);
	free(text);
}

/* --- the shapes below it ---------------------------------------------------------------------- */

/* "3 numbers: 1, 2, 3" */
static char *row_text(const struct value *of)
{
	int count = of->tensor.shape[0];
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	if (!out)
		return NULL;
	fprintf(out, "%d number%s%s", count, count == 1 ? "" : "s", count > 0 ? ": " : "");
	if (count > 0)
		value_print(out, of);
	return fclose(out) == 0 ? text : (free(text), NULL);
}

static char *shape_text(const struct value *of)
{
	const tensor *t = &of->tensor;
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	if (!out)
		return NULL;
	fputs("shape (", out);
	for (int i = 0; i < t->rank; i++)
		fprintf(out, "%s%d", i > 0 ? ", " : "", t->shape[i]);
	fputs(t->rank == 1 ? ",)" : ")", out);
	return fclose(out) == 0 ? text : (free(text), NULL);
}

static void put_side(
    FILE *out, const struct verdict_view *view, enum style style, const char *whose, char *text)
{
	fprintf(out, "%*s%-8s%s", INDENT, "", whose, styled(view, style));
	screen_wrap(out, text ? text : "?", INDENT + 8, INDENT + 8, view->screen->width);
	fprintf(out, "%s\n", styled(view, STYLE_PLAIN));
	free(text);
}

static void put_shapes(FILE *out, const struct verdict_view *view)
{
	const struct counterexample *shown = &view->result->counterexample;
	const struct value *want = &shown->of.want, *got = &shown->got.got;
	bool rows = want->tensor.rank == 1 && got->tensor.rank == 1;

	if (shown->at >= 0 || !got->tensor.data)
		return;
	put_side(out, view, STYLE_GOOD, "wanted", rows ? row_text(want) : shape_text(want));
	put_side(out, view, STYLE_BAD, "yours", rows ? row_text(got) : shape_text(got));
}

/* --- the picture ------------------------------------------------------------------------------ */

static bool is_small_enough(const struct window *window)
{
	const struct axis *rows = &window->rows, *columns = &window->columns;
	long long most = window->axes == 1 ? QUESTION_LINE_PADDED_MOST : QUESTION_SIDE_PADDED_MOST;

	return rows->padded <= most && columns->padded <= most && rows->span <= most &&
	       columns->span <= most;
}

/* Whether all that is drawn is what is wanted. */
static bool is_right(const struct window *window, const struct convolution *c,
    const struct test_case *of, struct spot spot)
{
	for (spot.row = 0; spot.row < window->rows.output; spot.row++)
		for (spot.column = 0; spot.column < window->columns.output; spot.column++) {
			double sum = window_output(window, spot.row, spot.column);

			if (!(fabs(sum -
				   (double)of->want.tensor.data[convolution_number(c, &spot)]) <=
				of->tol))
				return false;
		}
	return true;
}

static void draw(FILE *out, const struct verdict_view *view, const struct convolution *c,
    const struct window *window, const struct spot *spot, const struct subject *subject)
{
	const struct counterexample *shown = &view->result->counterexample;
	struct canvas canvas = {0};
	struct picture_answer answer = {0};
	struct picture picture = {
	    .window = window,
	    .row = spot->row,
	    .column = spot->column,
	    .width = view->screen->width,
	    .flipped = c->flip,
	};

	if (subject->answered) {
		answer.wanted = shown->of.want.tensor.data[subject->at];
		answer.got = shown->got.got.tensor.data[subject->at];
		picture.answer = &answer;
	}
	picture_draw(&canvas, &picture);
	canvas_print(out, &canvas, view->screen, 0);
	canvas_release(&canvas);
}

static void show_window(FILE *out, const struct verdict_view *view, const struct convolution *c)
{
	const struct test_case *of = &view->result->counterexample.of;
	struct subject subject = choose(view->result);
	bool empty = value_size(&of->want) == 0;
	struct spot spot = {0};
	struct window window;
	float *values = NULL;

	if (convolution_size(c) != (long long)value_size(&of->want))
		return;
	if (empty)
		subject.at = -1;
	else if (subject.at >= 0)
		spot = convolution_spot(c, subject.at);
	if ((empty || subject.at >= 0) && convolution_window(&window, &values, c, &spot) == 0 &&
	    is_small_enough(&window) && is_right(&window, c, of, spot)) {
		say(out, view, c, &subject, &spot);
		draw(out, view, c, &window, &spot, &subject);
	} else if (subject.at < 0) {
		put_sentence(out, view, "All numbers are right, only the shape is not:");
	}
	put_shapes(out, view);
	free(values);
}

static void show_steps(FILE *out, const struct verdict_view *view, const struct convolution *c)
{
	const struct counterexample *shown = &view->result->counterexample;
	const struct axis *axis = &c->axis[0];

	if (axis->output != shown->of.want.integer)
		return;
	put_sentence(out, view, "Step by step:");
	steps_print(out, view->screen, axis);
	if (shown->got.verdict == VERDICT_WRONG_ANSWER)
		steps_put(out, view->screen, "yours", "%s%d%s", styled(view, STYLE_BAD),
		    shown->got.got.integer, styled(view, STYLE_PLAIN));
}

void mistake_picture_show(FILE *out, const struct verdict_view *view)
{
	const struct counterexample *shown = &view->result->counterexample;
	struct convolution convolution = {0};

	if (shown->found && convolution_read(&convolution, view->exercise, shown->of.args) == 1) {
		if (convolution.lengths_only)
			show_steps(out, view, &convolution);
		else
			show_window(out, view, &convolution);
	}
	convolution_release(&convolution);
}
