#include "src/steps.h"

#include <stdbool.h>
#include <stdlib.h>

void steps_begin(FILE *out, const struct screen *screen, const char *what)
{
	fprintf(out, "  %s%-18s%s ", screen_style(screen, STYLE_CODE), what,
	    screen_style(screen, STYLE_PLAIN));
}

static void put_dilated(FILE *out, const struct screen *screen, const char *what, long long n,
    long long dilation, long long is)
{
	steps_begin(out, screen, what);
	if (n == 0)
		fprintf(out, "0, for there is nothing to pull apart\n");
	else
		fprintf(out, "1 + (%lld - 1) * %lld = %lld\n", n, dilation, is);
}

/* SAME: how many places there are says how many zeros they need. */
static void put_same(FILE *out, const struct screen *screen, const struct axis *axis)
{
	long long needed = (axis->same_output - 1) * axis->stride + axis->span - axis->input;

	steps_begin(out, screen, "places wanted");
	fprintf(out, "ceil(%lld / %lld) = %lld\n", axis->input, axis->stride, axis->same_output);
	steps_begin(out, screen, "padding in all");
	fprintf(out, "max((%lld - 1) * %lld + %lld - %lld, 0) = %lld%s\n", axis->same_output,
	    axis->stride, axis->span, axis->input, axis->total,
	    needed < 0 ? ", for less than nothing is missing" : "");
	steps_begin(out, screen, axis->padding == PADDING_SAME ? "in front" : "behind");
	fprintf(out, "floor(%lld / 2) = %lld\n", axis->total, axis->total / 2);
	steps_begin(out, screen, axis->padding == PADDING_SAME ? "behind" : "in front");
	fprintf(out, "%lld - %lld = %lld\n", axis->total, axis->total / 2,
	    axis->total - axis->total / 2);
}

static void put_ring(FILE *out, const struct screen *screen, const struct axis *axis)
{
	steps_begin(out, screen, "in front");
	fprintf(out, "floor((%lld - 1) / 2) = %lld\n", axis->span, axis->lo);
	steps_begin(out, screen, "behind");
	fprintf(out, "%lld - 1 - %lld = %lld\n", axis->span, axis->lo, axis->hi);
}

static void put_padding(FILE *out, const struct screen *screen, const struct axis *axis)
{
	switch (axis->padding) {
	case PADDING_SAME:
	case PADDING_SAME_LOWER:
		put_same(out, screen, axis);
		break;
	case PADDING_CIRCULAR:
	case PADDING_REFLECT:
		put_ring(out, screen, axis);
		break;
	case PADDING_CAUSAL:
		steps_begin(out, screen, "in front");
		fprintf(out, "%lld - 1 = %lld\n", axis->span, axis->lo);
		steps_begin(out, screen, "behind");
		fprintf(out, "0\n");
		break;
	case PADDING_VALID:
	case PADDING_PAIR:
		break;
	}
}

static void put_output(FILE *out, const struct screen *screen, const struct axis *axis)
{
	bool fits = axis->padded >= axis->span;

	steps_begin(out, screen, "output");
	fprintf(out, "%sfloor((%lld - %lld) / %lld) + 1%s = ", fits ? "" : "max(0, ", axis->padded,
	    axis->span, axis->stride, fits ? "" : ")");
	fprintf(out, "%s%lld%s\n", screen_style(screen, STYLE_STRONG), axis->output,
	    screen_style(screen, STYLE_PLAIN));
}

void steps_print(FILE *out, const struct screen *screen, const struct axis *axis)
{
	if (axis->input_dilation != 1)
		put_dilated(out, screen, "the input spans", axis->input, axis->input_dilation,
		    axis->inflated);
	put_dilated(
	    out, screen, "the kernel spans", axis->kernel, axis->kernel_dilation, axis->span);
	put_padding(out, screen, axis);
	steps_begin(out, screen, "padded input");
	fprintf(out, "%lld %c %lld %c %lld = %lld\n", axis->inflated, axis->lo < 0 ? '-' : '+',
	    llabs(axis->lo), axis->hi < 0 ? '-' : '+', llabs(axis->hi), axis->padded);
	put_output(out, screen, axis);
}
