#include "src/draw/steps.h"

#include "grader/text.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>

enum { NAME_WIDE = 18 };

void steps_put(FILE *out, const struct screen *screen, const char *what, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	char *text = text_vformat(format, arguments);

	va_end(arguments);
	if (!text)
		return;
	fprintf(out, "  %s%-*s%s ", screen_style(screen, STYLE_CODE), NAME_WIDE, what,
	    screen_style(screen, STYLE_PLAIN));
	screen_wrap(out, text, 2 + NAME_WIDE + 1, 2 + NAME_WIDE + 1, screen->width);
	fputc('\n', out);
	free(text);
}

static void put_dilated(FILE *out, const struct screen *screen, const char *what, long long n,
    long long dilation, long long is)
{
	if (n == 0)
		steps_put(out, screen, what, "0, for there is nothing to pull apart");
	else
		steps_put(out, screen, what, "1 + (%lld - 1) * %lld = %lld", n, dilation, is);
}

/* SAME: how many places there are says how many zeros they need. */
static void put_same(FILE *out, const struct screen *screen, const struct axis *axis)
{
	long long needed = (axis->same_output - 1) * axis->stride + axis->span - axis->input;

	steps_put(out, screen, "places wanted", "ceil(%lld / %lld) = %lld", axis->input,
	    axis->stride, axis->same_output);
	steps_put(out, screen, "padding in all", "max((%lld - 1) * %lld + %lld - %lld, 0) = %lld%s",
	    axis->same_output, axis->stride, axis->span, axis->input, axis->total,
	    needed < 0 ? ", for less than nothing is missing" : "");
	steps_put(out, screen, axis->padding == PADDING_SAME ? "in front" : "behind",
	    "floor(%lld / 2) = %lld", axis->total, axis->total / 2);
	steps_put(out, screen, axis->padding == PADDING_SAME ? "behind" : "in front",
	    "%lld - %lld = %lld", axis->total, axis->total / 2, axis->total - axis->total / 2);
}

static void put_ring(FILE *out, const struct screen *screen, const struct axis *axis)
{
	steps_put(out, screen, "in front", "floor((%lld - 1) / 2) = %lld", axis->span, axis->lo);
	steps_put(out, screen, "behind", "%lld - 1 - %lld = %lld", axis->span, axis->lo, axis->hi);
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
		steps_put(out, screen, "in front", "%lld - 1 = %lld", axis->span, axis->lo);
		steps_put(out, screen, "behind", "0");
		break;
	case PADDING_VALID:
	case PADDING_PAIR:
		break;
	}
}

static void put_output(FILE *out, const struct screen *screen, const struct axis *axis)
{
	bool fits = axis->padded >= axis->span;

	steps_put(out, screen, "output", "%sfloor((%lld - %lld) / %lld) + 1%s = %s%lld%s",
	    fits ? "" : "max(0, ", axis->padded, axis->span, axis->stride, fits ? "" : ")",
	    screen_style(screen, STYLE_STRONG), axis->output, screen_style(screen, STYLE_PLAIN));
}

void steps_print(FILE *out, const struct screen *screen, const struct axis *axis)
{
	if (axis->input_dilation != 1)
		put_dilated(out, screen, "the input spans", axis->input, axis->input_dilation,
		    axis->inflated);
	put_dilated(
	    out, screen, "the kernel spans", axis->kernel, axis->kernel_dilation, axis->span);
	put_padding(out, screen, axis);
	steps_put(out, screen, "padded input", "%lld %c %lld %c %lld = %lld", axis->inflated,
	    axis->lo < 0 ? '-' : '+', llabs(axis->lo), axis->hi < 0 ? '-' : '+', llabs(axis->hi),
	    axis->padded);
	put_output(out, screen, axis);
}
