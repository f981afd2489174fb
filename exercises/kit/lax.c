/*
 * The loops of a convolution. Operands are brought to the layout in which memory streams, channels
 * last, and the result goes back to the layout that was asked for; a layout that is channels last
 * already costs nothing.
 *
 * The result is made row by row, a row being all positions along the last spatial axis. For one
 * tap of the kernel a whole row is updated before the next tap is taken, because then the weights
 * of the tap and both rows stay near the processor, and the innermost loop runs along consecutive
 * output features.
 */
#include "lax.h"

#include "lax_plan.h"

#include <stdbool.h>
#include <stddef.h>

/* A plan as the loops need it. Sizes are in floats. */
struct loops {
	const struct conv_axis *axis; /* all spatial axes, the outer ones first */
	const struct conv_axis *last; /* the one that a row runs along */
	int outer;                    /* how many stand before it */
	int kernel[CONV_MAX_SPATIAL], output[CONV_MAX_SPATIAL];
	int feature_groups, batch_groups;
	int batch;                 /* of the result */
	int channels, features;    /* of one group: C / G and O / G */
	int lhs_step, out_step;    /* from a sample to the next: C and O */
	size_t lhs_row, lhs_entry; /* one row, one entry of the batch */
	size_t out_row;
};

static struct loops loops_of(const struct conv_plan *plan)
{
	int groups = plan->feature_groups * plan->batch_groups;
	int outer = plan->spatial > 0 ? plan->spatial - 1 : 0;
	struct loops loops = {
	    .axis = plan->axis,
	    .last = &plan->axis[outer],
	    .outer = outer,
	    .feature_groups = plan->feature_groups,
	    .batch_groups = plan->batch_groups,
	    .batch = plan->batch / plan->batch_groups,
	    .channels = plan->rhs_features,
	    .features = plan->out_features / groups,
	    .lhs_step = plan->lhs_features,
	    .out_step = plan->out_features,
	};

	loops.lhs_row = (size_t)loops.last->input * (size_t)loops.lhs_step;
	loops.out_row = (size_t)loops.last->output * (size_t)loops.out_step;
	loops.lhs_entry = loops.lhs_row;
	for (int i = 0; i < outer; i++)
		loops.lhs_entry *= (size_t)plan->axis[i].input;
	for (int i = 0; i <= outer; i++) {
		loops.kernel[i] = plan->axis[i].kernel;
		loops.output[i] = plan->axis[i].output;
	}
	return loops;
}

/*
 * y[q, o] += sum over c of x[(q * stride + k * rhs_dilation - lo) / lhs_dilation, c] * w[c, o]
 * for every position q of the row at which that sample exists.
 *
 * x: (input, lhs_step)   w: (channels, out_step)   y: (output, out_step)
 */
static void add_tap(const struct loops *loops, int k, const float *restrict x,
    const float *restrict w, float *restrict y)
{
	const struct conv_axis *axis = loops->last;
	int channels = loops->channels, features = loops->features;
	int lhs_step = loops->lhs_step, out_step = loops->out_step;
	long long at = k * axis->rhs_dilation - axis->lo;

	for (int q = 0; q < axis->output; q++, at += axis->stride) {
		if (at < 0 || (axis->lhs_dilation > 1 && at % axis->lhs_dilation != 0))
			continue;
		long long sample = axis->lhs_dilation > 1 ? at / axis->lhs_dilation : at;

		if (sample >= axis->input)
			break;
		float *restrict sums = y + (size_t)q * (size_t)out_step;

		for (int c = 0; c < channels; c++)
			for (int o = 0; o < features; o++)
				sums[o] += x[sample * lhs_step + c] * w[c * out_step + o];
	}
}

/* Turns an index over axes of these sizes like an odometer, the last fastest; false at the end. */
static bool next_index(int *index, const int *sizes, int count)
{
	for (int i = count - 1; i >= 0; i--) {
		if (++index[i] < sizes[i])
			return true;
		index[i] = 0;
	}
	return false;
}

/* Which row of lhs tap k meets at row p of the result; -1 in the padding and between samples. */
static long long lhs_row_at(const struct loops *loops, const int *p, const int *k)
{
	long long row = 0;

	for (int i = 0; i < loops->outer; i++) {
		const struct conv_axis *axis = &loops->axis[i];
		long long at = p[i] * axis->stride + k[i] * axis->rhs_dilation - axis->lo;

		if (at < 0 || at % axis->lhs_dilation != 0 ||
		    at / axis->lhs_dilation >= axis->input)
			return -1;
		row = row * axis->input + at / axis->lhs_dilation;
	}
	return row;
}

/*
 * Row p of one entry of the batch. Feature group g reads the g-th part of the features; batch
 * group g reads the g-th part of the batch; both make the g-th part of the output features.
 *
 * lhs: (space, C), the entry of batch group 0   rhs: (taps, I, O)   y: (last output, O), zeros
 */
static void add_row(
    const struct loops *loops, const int *p, const float *lhs, const float *rhs, float *y)
{
	int k[CONV_MAX_SPATIAL] = {0};
	size_t tap_size = (size_t)loops->channels * (size_t)loops->out_step;
	size_t group_entries = (size_t)loops->batch * loops->lhs_entry;
	int groups = loops->feature_groups * loops->batch_groups;
	const float *tap = rhs;

	do {
		long long row = lhs_row_at(loops, p, k);
		const float *x = lhs + (row > 0 ? (size_t)row * loops->lhs_row : 0);

		for (int g = 0; g < groups && row >= 0; g++)
			add_tap(loops, k[loops->outer],
			    x + g % loops->feature_groups * loops->channels +
				(size_t)(g / loops->feature_groups) * group_entries,
			    tap + g * loops->features, y + g * loops->features);
		tap += tap_size;
	} while (next_index(k, loops->kernel, loops->outer + 1));
}

/* lhs: (N, space, C)   rhs: (taps, I, O)   out: (N / batch groups, space, O), zeros */
static void convolve(const struct loops *loops, const float *lhs, const float *rhs, float *out)
{
	for (int n = 0; n < loops->batch; n++, lhs += loops->lhs_entry) {
		int p[CONV_MAX_SPATIAL] = {0};

		do {
			add_row(loops, p, lhs, rhs, out);
			out += loops->out_row;
		} while (next_index(p, loops->output, loops->outer));
	}
}

/* The axes of t in this order, t itself if that is how they stand. */
static tensor ordered(tensor t, const int *order)
{
	for (int axis = 0; axis < t.rank; axis++)
		if (order[axis] != axis)
			return tensor_transposed(t, order, t.rank);
	return t;
}

/* Its shape is checked as the caller lays it out, so that a refusal shows what the caller knows. */
static tensor new_result(const struct conv_plan *plan, int rank)
{
	static const char WHAT[] = "conv_general_dilated: the result";
	int shape[TENSOR_MAX_RANK] = {plan->batch / plan->batch_groups};
	int as_asked[TENSOR_MAX_RANK] = {0};

	for (int i = 0; i < plan->spatial; i++)
		shape[1 + i] = plan->axis[i].output;
	shape[rank - 1] = plan->out_features;
	for (int axis = 0; axis < rank; axis++)
		as_asked[plan->out_order[axis]] = shape[axis];
	tensor_check_shape(as_asked, rank, WHAT);
	return tensor_zeros_for(shape, rank, WHAT);
}

/* In parentheses, and so the function, not the macro of this name that makes its options. */
tensor(conv_general_dilated)(tensor lhs, tensor rhs, struct conv_options options)
{
	struct conv_plan plan = lax_plan_make(lhs, rhs, &options);
	struct loops loops = loops_of(&plan);
	tensor result = new_result(&plan, lhs.rank);
	int back[TENSOR_MAX_RANK] = {0};

	/* An empty operand adds nothing, and may have no data at all. */
	if (tensor_size(result) > 0 && tensor_size(lhs) > 0 && tensor_size(rhs) > 0)
		convolve(&loops, ordered(lhs, plan.lhs_order).data,
		    ordered(rhs, plan.rhs_order).data, result.data);
	for (int axis = 0; axis < result.rank; axis++)
		back[plan.out_order[axis]] = axis;
	return ordered(result, back);
}
