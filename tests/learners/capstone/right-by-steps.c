// expect: accepted
/*
 * Nothing is rearranged: an axis is found by its label wherever it stands, and from then on all
 * that matters is how far apart its entries lie in memory.
 */
#include "stride.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

struct axis {
	int size, step;
};

/* A spatial axis in lhs, rhs and the result, and what the options say of it. */
struct space {
	struct axis input, kernel, output;
	int stride, lhs_dilation, rhs_dilation, lo, hi;
};

struct convolution {
	struct space space[CONV_MAX_SPATIAL];
	int spaces;
	struct axis N, C, O, I;             /* of lhs and of rhs */
	struct axis out_entry, out_feature; /* N and C of the result */
	int feature_groups, batch_groups;
};

/* --- which axis is what ----------------------------------------------------------------------- */

static int place_of(const char *layout, char label)
{
	return (int)(strchr(layout, label) - layout);
}

static struct axis find_axis(tensor t, const char *layout, char label)
{
	int at = place_of(layout, label);
	struct axis axis = {t.shape[at], 1};

	while (++at < t.rank)
		axis.step *= t.shape[at];
	return axis;
}

static bool is_spatial(char label)
{
	return label != 'O' && label != 'I';
}

/* --- the numbers of one spatial axis ---------------------------------------------------------- */

static int given(int option)
{
	return option ? option : 1;
}

static int dilated(int length, int dilation)
{
	return 1 + (length - 1) * dilation;
}

/* In upper or lower case, or both. */
static bool is_named(const char *padding, const char *name)
{
	while (*name && toupper((unsigned char)*padding) == *name) {
		padding++;
		name++;
	}
	return *padding == *name;
}

/* As many zeros as it takes to have ceil(L / stride) places. An odd one goes behind, or in front.
 */
static void pad_same(struct space *s, bool lower)
{
	int places = (s->input.size + s->stride - 1) / s->stride;
	int span = dilated(s->kernel.size, s->rhs_dilation);
	int total = (places - 1) * s->stride + span - s->input.size;

	if (total < 0)
		total = 0;
	s->lo = lower ? total - total / 2 : total / 2;
	s->hi = total - s->lo;
}

static void read_options(struct space *s, const struct conv_options *o, int i)
{
	s->stride = given(o->window_strides[i]);
	s->lhs_dilation = given(o->lhs_dilation[i]);
	s->rhs_dilation = given(o->rhs_dilation[i]);
	s->lo = o->pads[i][0];
	s->hi = o->pads[i][1];
	if (o->padding && is_named(o->padding, "SAME"))
		pad_same(s, false);
	if (o->padding && is_named(o->padding, "SAME_LOWER"))
		pad_same(s, true);
}

/* How many places the kernel finds; where it does not fit, none. */
static int count_places(const struct space *s)
{
	int padded = s->lo + dilated(s->input.size, s->lhs_dilation) + s->hi;
	int span = dilated(s->kernel.size, s->rhs_dilation);

	return padded < span ? 0 : (padded - span) / s->stride + 1;
}

/* --- the sums --------------------------------------------------------------------------------- */

/* The i-th place of a box of these sizes, counted with the last axis fastest. */
static void unravel(int i, const int *sizes, int count, int *place)
{
	for (int axis = count - 1; axis >= 0; axis--) {
		place[axis] = i % sizes[axis];
		i /= sizes[axis];
	}
}

static int product(const int *sizes, int count)
{
	int result = 1;

	for (int i = 0; i < count; i++)
		result *= sizes[i];
	return result;
}

/* How far from the first sample of its feature the one lies that tap k meets at place p; -1 for a
 * zero. */
static int sample_at(const struct convolution *c, const int *p, const int *k)
{
	int offset = 0;

	for (int i = 0; i < c->spaces; i++) {
		const struct space *s = &c->space[i];
		int at = p[i] * s->stride + k[i] * s->rhs_dilation - s->lo;

		if (at < 0 || at % s->lhs_dilation != 0 || at / s->lhs_dilation >= s->input.size)
			return -1;
		offset += at / s->lhs_dilation * s->input.step;
	}
	return offset;
}

/* x: the first sample of the first feature that is summed   w: the first weight of one o */
static float sum_at(const struct convolution *c, const int *p, const float *x, const float *w)
{
	int sizes[CONV_MAX_SPATIAL], k[CONV_MAX_SPATIAL];
	float sum = 0;

	for (int i = 0; i < c->spaces; i++)
		sizes[i] = c->space[i].kernel.size;
	for (int tap = 0; tap < product(sizes, c->spaces); tap++) {
		int weight = 0;

		unravel(tap, sizes, c->spaces, k);
		int sample = sample_at(c, p, k);

		for (int i = 0; i < c->spaces; i++)
			weight += k[i] * c->space[i].kernel.step;
		for (int feature = 0; sample >= 0 && feature < c->I.size; feature++)
			sum += x[sample + feature * c->C.step] * w[weight + feature * c->I.step];
	}
	return sum;
}

/* All places of feature o in entry n of the result; y is the first of them. */
static void fill(const struct convolution *c, const float *x, const float *w, float *y)
{
	int sizes[CONV_MAX_SPATIAL], p[CONV_MAX_SPATIAL];

	for (int i = 0; i < c->spaces; i++)
		sizes[i] = c->space[i].output.size;
	for (int place = 0; place < product(sizes, c->spaces); place++) {
		int offset = 0;

		unravel(place, sizes, c->spaces, p);
		for (int i = 0; i < c->spaces; i++)
			offset += p[i] * c->space[i].output.step;
		y[offset] = sum_at(c, p, x, w);
	}
}

/* --- all of it -------------------------------------------------------------------------------- */

static tensor new_result(struct convolution *c, const char *const *layout)
{
	const char *out = layout[2];
	int shape[TENSOR_MAX_RANK], spaces = 0;

	shape[place_of(out, 'N')] = c->N.size / c->batch_groups;
	shape[place_of(out, 'C')] = c->O.size;
	for (const char *label = layout[1]; spaces < c->spaces; label++)
		if (is_spatial(*label))
			shape[place_of(out, *label)] = count_places(&c->space[spaces++]);
	tensor result = tensor_of(shape, c->spaces + 2);

	spaces = 0;
	for (const char *label = layout[1]; spaces < c->spaces; label++)
		if (is_spatial(*label))
			c->space[spaces++].output = find_axis(result, out, *label);
	c->out_entry = find_axis(result, out, 'N');
	c->out_feature = find_axis(result, out, 'C');
	return result;
}

tensor my_conv_general_dilated(tensor lhs, tensor rhs, struct conv_options o)
{
	static const char *const USUAL[3] = {"NC012345", "OI012345", "NC012345"};
	const char *const *layout = o.dimension_numbers[0] ? o.dimension_numbers : USUAL;
	struct convolution c = {
	    .N = find_axis(lhs, layout[0], 'N'),
	    .C = find_axis(lhs, layout[0], 'C'),
	    .O = find_axis(rhs, layout[1], 'O'),
	    .I = find_axis(rhs, layout[1], 'I'),
	    .feature_groups = given(o.feature_group_count),
	    .batch_groups = given(o.batch_group_count),
	};

	for (int i = 0; i < rhs.rank; i++) {
		char label = layout[1][i];

		if (!is_spatial(label))
			continue;
		struct space *s = &c.space[c.spaces];

		s->input = find_axis(lhs, layout[0], label);
		s->kernel = find_axis(rhs, layout[1], label);
		read_options(s, &o, c.spaces++);
	}
	tensor out = new_result(&c, layout);

	for (int n = 0; n < c.out_entry.size; n++)
		for (int feature = 0; feature < c.O.size; feature++) {
			int feature_group = feature / (c.O.size / c.feature_groups);
			int batch_group = feature / (c.O.size / c.batch_groups);
			int entry = n + batch_group * c.out_entry.size;

			fill(&c, lhs.data + entry * c.N.step + feature_group * c.I.size * c.C.step,
			    rhs.data + feature * c.O.step,
			    out.data + n * c.out_entry.step + feature * c.out_feature.step);
		}
	return out;
}
