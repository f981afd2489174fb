/*
 * shape: how large an output is, with each step of the arithmetic.
 */
#include "src/options.h"
#include "src/output.h"
#include "src/play_json.h"
#include "src/question.h"
#include "src/session.h"
#include "src/typed.h"
#include "src/words.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum { FORMAT, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [FORMAT] = {"format", "text|json"},
};

/* --- the steps -------------------------------------------------------------------------------- */

static void begin(const struct screen *screen, const char *what)
{
	printf("  %s%-18s%s ", screen_style(screen, STYLE_CODE), what,
	    screen_style(screen, STYLE_PLAIN));
}

static void put_dilated(
    const struct screen *screen, const char *what, long long n, long long dilation, long long is)
{
	begin(screen, what);
	if (n == 0)
		printf("0, for there is nothing to pull apart\n");
	else
		printf("1 + (%lld - 1) * %lld = %lld\n", n, dilation, is);
}

/* SAME: how many places there are says how many zeros they need. */
static void put_same(const struct screen *screen, const struct axis *axis)
{
	long long needed = (axis->same_output - 1) * axis->stride + axis->span - axis->input;

	begin(screen, "places wanted");
	printf("ceil(%lld / %lld) = %lld\n", axis->input, axis->stride, axis->same_output);
	begin(screen, "padding in all");
	printf("max((%lld - 1) * %lld + %lld - %lld, 0) = %lld%s\n", axis->same_output,
	    axis->stride, axis->span, axis->input, axis->total,
	    needed < 0 ? ", for less than nothing is missing" : "");
	begin(screen, axis->padding == PADDING_SAME ? "in front" : "behind");
	printf("floor(%lld / 2) = %lld\n", axis->total, axis->total / 2);
	begin(screen, axis->padding == PADDING_SAME ? "behind" : "in front");
	printf("%lld - %lld = %lld\n", axis->total, axis->total / 2, axis->total - axis->total / 2);
}

static void put_ring(const struct screen *screen, const struct axis *axis)
{
	begin(screen, "in front");
	printf("floor((%lld - 1) / 2) = %lld\n", axis->span, axis->lo);
	begin(screen, "behind");
	printf("%lld - 1 - %lld = %lld\n", axis->span, axis->lo, axis->hi);
}

static void put_padding(const struct screen *screen, const struct axis *axis)
{
	switch (axis->padding) {
	case PADDING_SAME:
	case PADDING_SAME_LOWER:
		put_same(screen, axis);
		break;
	case PADDING_CIRCULAR:
	case PADDING_REFLECT:
		put_ring(screen, axis);
		break;
	case PADDING_CAUSAL:
		begin(screen, "in front");
		printf("%lld - 1 = %lld\n", axis->span, axis->lo);
		begin(screen, "behind");
		printf("0\n");
		break;
	case PADDING_VALID:
	case PADDING_PAIR:
		break;
	}
}

static void put_output(const struct screen *screen, const struct axis *axis)
{
	bool fits = axis->padded >= axis->span;

	begin(screen, "output");
	printf("%sfloor((%lld - %lld) / %lld) + 1%s = ", fits ? "" : "max(0, ", axis->padded,
	    axis->span, axis->stride, fits ? "" : ")");
	printf("%s%lld%s\n", screen_style(screen, STYLE_STRONG), axis->output,
	    screen_style(screen, STYLE_PLAIN));
}

static void put_axis(const struct screen *screen, const struct axis *axis)
{
	if (axis->input_dilation != 1)
		put_dilated(
		    screen, "the input spans", axis->input, axis->input_dilation, axis->inflated);
	put_dilated(screen, "the kernel spans", axis->kernel, axis->kernel_dilation, axis->span);
	put_padding(screen, axis);
	begin(screen, "padded input");
	printf("%lld %c %lld %c %lld = %lld\n", axis->inflated, axis->lo < 0 ? '-' : '+',
	    llabs(axis->lo), axis->hi < 0 ? '-' : '+', llabs(axis->hi), axis->padded);
	put_output(screen, axis);
}

/* --- the whole -------------------------------------------------------------------------------- */

static void put_heading(const struct screen *screen, const char *what)
{
	printf("  %s%s%s\n", screen_style(screen, STYLE_HEADING), what,
	    screen_style(screen, STYLE_PLAIN));
}

static void tell(const struct screen *screen, const struct question *question)
{
	if (question->axes == 1) {
		put_axis(screen, &question->columns);
		return;
	}
	put_heading(screen, "rows");
	put_axis(screen, &question->rows);
	putchar('\n');
	put_heading(screen, "columns");
	put_axis(screen, &question->columns);
	putchar('\n');
	begin(screen, "together");
	printf("%s%lldx%lld%s\n", screen_style(screen, STYLE_STRONG), question->rows.output,
	    question->columns.output, screen_style(screen, STYLE_PLAIN));
}

static enum status shape(struct session *session, int count, char **words)
{
	struct question question;
	struct options options;
	struct error error = {""};

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) != 0 ||
	    !output_format_known(options.value[FORMAT], &error) ||
	    question_read_shape(&question, options.count, options.arguments, &error) != 0) {
		typed_complain("shape: %s", error.text);
		return STATUS_USAGE;
	}
	if (output_is_json(options.value[FORMAT])) {
		cJSON *root = shape_json(&question);

		return output_json(root, root != NULL) ? STATUS_DONE : STATUS_BROKEN;
	}
	tell(&session->screen, &question);
	return STATUS_DONE;
}

const struct command command_shape = {
    .name = "shape",
    .arguments = "LENGTH k=... [...]",
    .summary = "Works out how long an output is, step by step.",
    .example = "shape 224 k=7 dilation=2 valid",
    .more = "\n"
	    "LENGTH is that of the input, 224, or rows and columns, 224x112; k= is the length of\n"
	    "the kernel. The rest is as in play: padding= or a name alone (valid, same,\n"
	    "same_lower, circular, reflect, causal), stride=, dilation=, input_dilation=.\n"
	    "\n"
	    "  --format json       all numbers, for a program\n"
	    "\n"
	    "More examples: shape 224 k=7 stride=2 padding=3,3\n"
	    "               shape 224x112 k=7x3 stride=2x1 same",
    .max_arguments = WORDS_MAX,
    .run = shape,
};
