/*
 * A convolution is drawn as the formula has it, N, C, O and I and for each spatial axis its lengths
 * and numbers, so that what must hold between them is made to hold: C is groups times I, and pads
 * cut off no more than there is. Only then it is written down as a caller would: some of what
 * equals a default is left out, a padding gets any case, and the axes get labels and an order.
 */
#include "grader/exercise/fresh_conv.h"

#include "exercises/kit/tensor.h"
#include "grader/exercise/options.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum {
	GROUPS_MAX = 3,
	PER_GROUP_MAX = 3, /* entries and features */
	STEP_MAX = 3,      /* strides and dilations */
	CUT_MAX = 3,
	PAD_MAX = 4,
	PRODUCTS_MAX = 20000, /* of one case; grades are meant to be fast */
	EMPTY_ONE_IN = 8,     /* there is little to get wrong in an empty result */
};

/* By the number of spatial axes. */
static const int LENGTH_MAX[CONV_MAX_SPATIAL + 1] = {1, 24, 9, 6, 4, 3, 2};
static const int KERNEL_MAX[CONV_MAX_SPATIAL + 1] = {1, 6, 4, 3, 2, 2, 2};

struct convolution {
	int spatial;
	int N, C, O, I;
	int length[CONV_MAX_SPATIAL], kernel[CONV_MAX_SPATIAL];
	struct packed_options *options;
};

static bool one_in(struct generator *g, int count)
{
	return generator_between(g, 1, count) == 1;
}

static int draw(struct generator *g, int low, int high)
{
	return (int)generator_between(g, low, high);
}

static int given(int option)
{
	return option ? option : 1;
}

/* --- numbers ---------------------------------------------------------------------------------- */

static void draw_channels(struct generator *g, struct convolution *c)
{
	struct packed_options *o = c->options;
	int groups = draw(g, 2, GROUPS_MAX);

	if (one_in(g, 4))
		o->feature_group_count = groups;
	else if (one_in(g, 3))
		o->batch_group_count = groups;
	else if (one_in(g, 3))
		o->feature_group_count = o->batch_group_count = 1;
	c->I = draw(g, 1, PER_GROUP_MAX);
	c->C = c->I * given(o->feature_group_count);
	c->N = draw(g, 1, PER_GROUP_MAX - 1) * given(o->batch_group_count);
	c->O =
	    draw(g, 1, PER_GROUP_MAX) * given(o->feature_group_count) * given(o->batch_group_count);
}

/* Half the time nothing at all; some of the ones are left out as well. */
static void draw_steps(struct generator *g, int *steps, int count, int most)
{
	if (one_in(g, 2))
		return;
	for (int i = 0; i < count; i++) {
		steps[i] = draw(g, 1, most);
		if (steps[i] == 1 && one_in(g, 4))
			steps[i] = 0;
	}
}

static void draw_name(struct generator *g, char padding[OPTIONS_TEXT_MAX])
{
	int count = 0;

	while (OPTIONS_PADDINGS[count])
		count++;
	snprintf(padding, OPTIONS_TEXT_MAX, "%s", OPTIONS_PADDINGS[draw(g, 0, count - 1)]);
	bool mixed = one_in(g, 2);

	for (char *letter = padding; mixed && *letter; letter++)
		if (one_in(g, 2))
			*letter = (char)tolower((unsigned char)*letter);
}

static int dilated(int length, int dilation)
{
	return 1 + (length - 1) * dilation;
}

/* More is not cut off than there is. */
static void draw_pads(struct generator *g, struct convolution *c)
{
	struct packed_options *o = c->options;

	for (int i = 0; i < c->spatial; i++) {
		int length = dilated(c->length[i], given(o->lhs_dilation[i]));
		int lo = draw(g, -CUT_MAX, PAD_MAX), hi = draw(g, -CUT_MAX, PAD_MAX);

		o->pads[i][0] = lo;
		o->pads[i][1] = length + lo + hi < 0 ? -length - lo : hi;
	}
}

static void draw_spatial(struct generator *g, struct convolution *c)
{
	struct packed_options *o = c->options;
	bool named = one_in(g, 3);

	for (int i = 0; i < c->spatial; i++) {
		c->length[i] = (int)generator_size(g, 1, LENGTH_MAX[c->spatial]);
		c->kernel[i] = (int)generator_size(g, 1, KERNEL_MAX[c->spatial]);
	}
	draw_steps(g, o->window_strides, c->spatial, STEP_MAX);
	draw_steps(g, o->rhs_dilation, c->spatial, STEP_MAX);
	draw_steps(g, o->lhs_dilation, c->spatial, named ? 1 : STEP_MAX);
	if (named)
		draw_name(g, o->padding);
	else if (!one_in(g, 4))
		draw_pads(g, c);
}

/* --- what comes out --------------------------------------------------------------------------- */

static int output_length(const struct convolution *c, int i)
{
	const struct packed_options *o = c->options;
	int stride = given(o->window_strides[i]);
	int span = dilated(c->kernel[i], given(o->rhs_dilation[i]));
	int padded =
	    dilated(c->length[i], given(o->lhs_dilation[i])) + o->pads[i][0] + o->pads[i][1];

	if (toupper((unsigned char)o->padding[0]) == 'S')
		return (c->length[i] + stride - 1) / stride;
	return padded < span ? 0 : (padded - span) / stride + 1;
}

/* Empty results are seldom wanted, and large ones never. */
static bool is_wanted(struct generator *g, const struct convolution *c)
{
	long long outputs = c->N * c->O, products = c->I;

	for (int i = 0; i < c->spatial; i++) {
		outputs *= output_length(c, i);
		products *= c->kernel[i];
	}
	return outputs > 0 ? outputs * products <= PRODUCTS_MAX : one_in(g, EMPTY_ONE_IN);
}

/* --- the layout ------------------------------------------------------------------------------- */

static const char *const LETTERS[3] = {"NC", "OI", "NC"};

static void shuffle(struct generator *g, char *letters, int count)
{
	for (int i = count - 1; i > 0; i--) {
		int other = draw(g, 0, i);
		char letter = letters[i];

		letters[i] = letters[other];
		letters[other] = letter;
	}
}

/* The sizes of a tensor whose layout is `spec`: two letters have one of their own, and the label of
 * spatial axis i, which is the i-th in `labels`, has length[i]. */
static void lay_out(int *shape, const char *spec, const char *letters, const int sizes[2],
    const char *labels, const int *length)
{
	for (int axis = 0; spec[axis]; axis++) {
		if (spec[axis] == letters[0])
			shape[axis] = sizes[0];
		else if (spec[axis] == letters[1])
			shape[axis] = sizes[1];
		else
			shape[axis] = length[strchr(labels, spec[axis]) - labels];
	}
}

/* The same axes under three names: in each tensor two letters and the labels, in any order. */
static void draw_specs(
    struct generator *g, char spec[3][OPTIONS_TEXT_MAX], int spatial, bool in_any_order)
{
	char pool[] = "HWDLXYZThwn01";

	shuffle(g, pool, (int)strlen(pool));
	for (int i = 0; i < 3; i++) {
		snprintf(spec[i], OPTIONS_TEXT_MAX, "%s%.*s", LETTERS[i], spatial, pool);
		if (in_any_order)
			shuffle(g, spec[i], spatial + 2);
	}
}

static void draw_layout(struct generator *g, const struct convolution *c, int *lhs, int *rhs)
{
	char spec[3][OPTIONS_TEXT_MAX] = {""}, labels[OPTIONS_TEXT_MAX] = "";
	bool told = one_in(g, 2);
	int count = 0;

	draw_specs(g, spec, c->spatial, told);
	if (told)
		memcpy(c->options->dimension_numbers, spec, sizeof spec);
	for (const char *label = spec[1]; *label; label++)
		if (!strchr(LETTERS[1], *label))
			labels[count++] = *label;
	lay_out(lhs, spec[0], LETTERS[0], (const int[]){c->N, c->C}, labels, c->length);
	lay_out(rhs, spec[1], LETTERS[1], (const int[]){c->O, c->I}, labels, c->kernel);
}

bool fresh_conv_draw(
    struct generator *g, int rank, struct packed_options *options, int *lhs, int *rhs)
{
	struct convolution c = {.spatial = rank - 2, .options = options};

	*options = (struct packed_options){0};
	if (c.spatial < 0 || c.spatial > CONV_MAX_SPATIAL)
		return false;
	draw_channels(g, &c);
	draw_spatial(g, &c);
	if (!is_wanted(g, &c))
		return false;
	draw_layout(g, &c, lhs, rhs);
	return true;
}
