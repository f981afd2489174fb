/* negative-pad-ignored+groups-interleaved: pads below 0 count as 0, and result feature o belongs to
 * group o % groups. */
#include "stride.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

/* One spatial axis. */
struct space {
	int input, kernel, output; /* lengths */
	int stride, lhs_dilation, rhs_dilation, lo, hi;
};

struct convolution {
	int spaces;
	struct space space[CONV_MAX_SPATIAL];
	int input_size, kernel_size, output_size; /* of all of space: the products of the lengths */
	int feature_groups, batch_groups;
};

/* --- the numbers of one spatial axis ---------------------------------------------------------- */

static int given(int option)
{
	return option ? option : 1;
}

static int dilated(int length, int dilation)
{
	return 1 + (length - 1) * dilation;
}

/* In upper case, lower case, or a mixture. */
static bool is_named(const char *padding, const char *name)
{
	for (; toupper((unsigned char)*padding) == *name; padding++, name++)
		if (*name == '\0')
			return true;
	return false;
}

/* As many zeros as ceil(L / stride) places need. An odd one goes behind, or for lower in front. */
static void pad_same(struct space *s, bool lower)
{
	int places = (s->input + s->stride - 1) / s->stride;
	int total = (places - 1) * s->stride + dilated(s->kernel, s->rhs_dilation) - s->input;

	if (total < 0)
		total = 0;
	s->lo = lower ? total - total / 2 : total / 2;
	s->hi = total - s->lo;
}

/* How many places the kernel finds: none where it does not fit. */
static int count_places(const struct space *s)
{
	int padded = s->lo + dilated(s->input, s->lhs_dilation) + s->hi;
	int span = dilated(s->kernel, s->rhs_dilation);

	return padded < span ? 0 : (padded - span) / s->stride + 1;
}

static struct space read_space(int input, int kernel, const struct conv_options *o, int i)
{
	struct space s = {
	    .input = input,
	    .kernel = kernel,
	    .stride = given(o->window_strides[i]),
	    .lhs_dilation = given(o->lhs_dilation[i]),
	    .rhs_dilation = given(o->rhs_dilation[i]),
	    .lo = o->pads[i][0] > 0 ? o->pads[i][0] : 0,
	    .hi = o->pads[i][1] > 0 ? o->pads[i][1] : 0,
	};

	if (o->padding && is_named(o->padding, "SAME"))
		pad_same(&s, false);
	if (o->padding && is_named(o->padding, "SAME_LOWER"))
		pad_same(&s, true);
	s.output = count_places(&s);
	return s;
}

/* x: (N, C, inputs...)   w: (O, I, kernels...) */
static struct convolution read_options(tensor x, tensor w, const struct conv_options *o)
{
	struct convolution c = {x.rank - 2, .input_size = 1, .kernel_size = 1, .output_size = 1};

	c.feature_groups = given(o->feature_group_count);
	c.batch_groups = given(o->batch_group_count);
	for (int i = 0; i < c.spaces; i++) {
		c.space[i] = read_space(x.shape[2 + i], w.shape[2 + i], o, i);
		c.input_size *= c.space[i].input;
		c.kernel_size *= c.space[i].kernel;
		c.output_size *= c.space[i].output;
	}
	return c;
}

/* --- the sums --------------------------------------------------------------------------------- */

/* Which sample of one feature it is that tap meets at place; -1 for a zero. All three are counted
 * with the last axis fastest, so the axes are taken off from the end. */
static int sample_at(const struct convolution *c, int place, int tap)
{
	int sample = 0, step = 1;

	for (int i = c->spaces - 1; i >= 0; i--) {
		const struct space *s = &c->space[i];
		int p = place % s->output, k = tap % s->kernel;
		int at = p * s->stride + k * s->rhs_dilation - s->lo;

		if (at < 0 || at % s->lhs_dilation != 0 || at / s->lhs_dilation >= s->input)
			return -1;
		sample += at / s->lhs_dilation * step;
		step *= s->input;
		place /= s->output;
		tap /= s->kernel;
	}
	return sample;
}

/* x: (I, inputs) of the entry and group   w: (I, kernels) of one o */
static float sum_at(const struct convolution *c, int place, const float *x, const float *w, int I)
{
	float sum = 0;

	for (int tap = 0; tap < c->kernel_size; tap++) {
		int sample = sample_at(c, place, tap);

		for (int feature = 0; sample >= 0 && feature < I; feature++)
			sum +=
			    x[feature * c->input_size + sample] * w[feature * c->kernel_size + tap];
	}
	return sum;
}

/* x: (N, C, inputs)   w: (O, I, kernels)   y: (N / batch groups, O, outputs) */
static void convolve(const struct convolution *c, tensor x, tensor w, tensor y)
{
	int C = x.shape[1], O = w.shape[0], I = w.shape[1];
	float *next = y.data;

	for (int n = 0; n < y.shape[0]; n++)
		for (int o = 0; o < O; o++) {
			int feature = I * (o % c->feature_groups);
			int entry = n + y.shape[0] * (o % c->batch_groups);

			for (int place = 0; place < c->output_size; place++)
				*next++ =
				    sum_at(c, place, x.data + (entry * C + feature) * c->input_size,
					w.data + o * I * c->kernel_size, I);
		}
}

/* --- layouts ---------------------------------------------------------------------------------- */

/* order[i]: where in this layout the axis stands that comes i-th in the loops, which is a letter, a
 * letter, and the labels of the kernel that are neither O nor I. */
static void find_order(int *order, const char *layout, const char *letters, const char *kernel)
{
	order[0] = (int)(strchr(layout, letters[0]) - layout);
	order[1] = (int)(strchr(layout, letters[1]) - layout);
	for (int i = 2; *kernel; kernel++)
		if (!strchr("OI", *kernel))
			order[i++] = (int)(strchr(layout, *kernel) - layout);
}

tensor my_conv_general_dilated(tensor lhs, tensor rhs, struct conv_options o)
{
	const char *const *layout = o.dimension_numbers;
	int order[TENSOR_MAX_RANK], back[TENSOR_MAX_RANK], shape[TENSOR_MAX_RANK];
	int rank = lhs.rank;

	if (layout[0]) {
		find_order(order, layout[0], "NC", layout[1]);
		lhs = tensor_transposed(lhs, order, rank);
		find_order(order, layout[1], "OI", layout[1]);
		rhs = tensor_transposed(rhs, order, rank);
	}
	struct convolution c = read_options(lhs, rhs, &o);

	shape[0] = lhs.shape[0] / c.batch_groups;
	shape[1] = rhs.shape[0];
	for (int i = 0; i < c.spaces; i++)
		shape[2 + i] = c.space[i].output;
	tensor out = tensor_of(shape, rank);

	convolve(&c, lhs, rhs, out);
	if (!layout[0])
		return out;
	find_order(order, layout[2], "NC", layout[1]);
	for (int i = 0; i < rank; i++)
		back[order[i]] = i;
	return tensor_transposed(out, back, rank);
}
