#include "src/draw/axis.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <strings.h>

static const char *const PADDING_NAMES[] = {
#define PADDING_NAME(name) #name,
    PADDINGS(PADDING_NAME)
#undef PADDING_NAME
	"",
};

const char *padding_name(enum padding padding)
{
	return PADDING_NAMES[padding];
}

int padding_find(const char *name)
{
	for (int i = 0; i < PADDING_PAIR; i++)
		if (strcasecmp(name, PADDING_NAMES[i]) == 0)
			return i;
	return -1;
}

long long axis_dilated(long long n, long long dilation)
{
	return n == 0 ? 0 : 1 + (n - 1) * dilation;
}

static long long floor_divide(long long a, long long b)
{
	return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

/* In front and behind; an odd one goes behind, or in front if that is asked for. */
static void share(struct axis *axis, long long total, bool in_front)
{
	axis->total = total;
	axis->lo = in_front ? total - total / 2 : total / 2;
	axis->hi = total - axis->lo;
}

/* The least with which an output of ceil(input / stride) fits. */
static void share_same(struct axis *axis, bool in_front)
{
	axis->same_output = -floor_divide(-axis->input, axis->stride);
	long long total = (axis->same_output - 1) * axis->stride + axis->span - axis->input;

	share(axis, total > 0 ? total : 0, in_front);
}

static void work_out_pads(struct axis *axis)
{
	switch (axis->padding) {
	case PADDING_VALID:
		share(axis, 0, false);
		break;
	case PADDING_SAME:
	case PADDING_SAME_LOWER:
		share_same(axis, axis->padding == PADDING_SAME_LOWER);
		break;
	case PADDING_CIRCULAR:
	case PADDING_REFLECT:
		share(axis, axis->span - 1, false);
		break;
	case PADDING_CAUSAL:
		axis->lo = axis->total = axis->span - 1;
		axis->hi = 0;
		break;
	case PADDING_PAIR:
		axis->total = axis->lo + axis->hi;
		break;
	}
}

int axis_measure(struct axis *axis, struct error *error)
{
	bool repeats = axis->padding == PADDING_CIRCULAR || axis->padding == PADDING_REFLECT;

	axis->inflated = axis_dilated(axis->input, axis->input_dilation);
	axis->span = axis_dilated(axis->kernel, axis->kernel_dilation);
	if (axis->padding != PADDING_PAIR && axis->input_dilation != 1)
		return error_set(error,
		    "padding=%s does not go with input_dilation=%lld: JAX takes no name when the "
		    "input is dilated; give a pair, such as padding=0,0",
		    padding_name(axis->padding), axis->input_dilation);
	if (repeats && axis->input == 0)
		return error_set(error, "padding=%s has nothing to repeat in an input of length 0",
		    padding_name(axis->padding));
	work_out_pads(axis);
	axis->padded = axis->inflated + axis->lo + axis->hi;
	if (axis->padded < 0)
		return error_set(error,
		    "padding=%lld,%lld cuts off more than there is: the input is %lld long%s",
		    axis->lo, axis->hi, axis->inflated,
		    axis->input_dilation > 1 ? " when it is dilated" : "");
	long long output = floor_divide(axis->padded - axis->span, axis->stride) + 1;

	axis->output = output > 0 ? output : 0;
	return 0;
}

/* C's remainder has the sign of what is divided. */
static long long around(long long at, long long length)
{
	long long rest = at % length;

	return rest < 0 ? rest + length : rest;
}

/* To and fro between the first and the last: a triangle wave of period 2 * (length - 1). */
static long long mirrored(long long at, long long length)
{
	long long last = length - 1;

	return last == 0 ? 0 : last - llabs(llabs(at) % (2 * last) - last);
}

struct place axis_place(const struct axis *axis, long long at)
{
	long long inside = at - axis->lo;

	if (inside >= 0 && inside < axis->inflated)
		return inside % axis->input_dilation == 0
			   ? (struct place){ORIGIN_INPUT, inside / axis->input_dilation}
			   : (struct place){ORIGIN_GAP, -1};
	if (axis->padding == PADDING_CIRCULAR)
		return (struct place){ORIGIN_WRAPPED, around(inside, axis->input)};
	if (axis->padding == PADDING_REFLECT)
		return (struct place){ORIGIN_MIRRORED, mirrored(inside, axis->input)};
	return (struct place){ORIGIN_MARGIN, -1};
}
