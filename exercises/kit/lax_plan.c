/*
 * Reading the options of a convolution. What has no meaning is refused in the order in which JAX
 * refuses it and in its words, so that a sentence can be looked up; then every spatial axis gets
 * its numbers.
 */
#include "lax_plan.h"

#include "kit.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#define NAME "conv_general_dilated"

static int given(int option, int otherwise)
{
	return option ? option : otherwise;
}

/* How many entries of an option are given; zeros behind the last one are not. */
static int entries(const int *option)
{
	int count = CONV_MAX_SPATIAL;

	while (count > 0 && option[count - 1] == 0)
		count--;
	return count;
}

static long long floor_divide(long long a, long long b)
{
	return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

long long lax_plan_dilated(long long length, long long dilation)
{
	return length == 0 ? 0 : 1 + (length - 1) * dilation;
}

static const char OPERAND_LETTERS[3][3] = {"NC", "OI", "NC"};

static int count_of(const char *spec, char letter)
{
	int count = 0;

	for (; *spec; spec++)
		count += *spec == letter;
	return count;
}

static bool is_spatial(const char *letters, char label)
{
	return label != letters[0] && label != letters[1];
}

static void check_letters(const char *spec, const char *letters, int which)
{
	if (count_of(spec, letters[0]) != 1 || count_of(spec, letters[1]) != 1)
		kit_refuse(NAME ": dimension_numbers[%d] must contain the characters '%c' and '%c' "
				"exactly once, got \"%s\"",
		    which, letters[0], letters[1], spec);
	for (const char *label = spec; *label; label++)
		if (count_of(spec, *label) > 1)
			kit_refuse(NAME ": dimension_numbers[%d] cannot have duplicate characters, "
					"got \"%s\"",
			    which, spec);
}

static void check_dimension_numbers(const char *const spec[3], int rank)
{
	for (int i = 0; i < 3; i++)
		if (!spec[i])
			kit_refuse(NAME ": dimension_numbers must be length 3 (lhs, rhs and "
					"result), but entry %d is not given",
			    i);
	for (int i = 0; i < 3; i++)
		if (strlen(spec[i]) != (size_t)rank)
			kit_refuse(NAME ": dimension_numbers[%d] must have len equal to the ndim "
					"of lhs and rhs, which is %d, got \"%s\"",
			    i, rank, spec[i]);
	for (int i = 0; i < 3; i++)
		check_letters(spec[i], OPERAND_LETTERS[i], i);
	for (int i = 0; i < 3; i++)
		for (const char *label = spec[i]; *label; label++)
			for (int other = 0; other < 3; other++)
				if (is_spatial(OPERAND_LETTERS[i], *label) &&
				    (!is_spatial(OPERAND_LETTERS[other], *label) ||
					!strchr(spec[other], *label)))
					kit_refuse(NAME
					    ": dimension_numbers must each have the same set of "
					    "spatial characters, got \"%s\", \"%s\" and \"%s\"",
					    spec[0], spec[1], spec[2]);
}

/* Left out, the numbers mean batch, features, space: labels are made up for the spatial axes. */
static void default_dimension_numbers(char spec[3][TENSOR_MAX_RANK + 1], int rank)
{
	for (int i = 0; i < 3; i++) {
		memcpy(spec[i], OPERAND_LETTERS[i], 2);
		for (int axis = 2; axis < rank; axis++)
			spec[i][axis] = (char)('0' + axis);
		spec[i][rank] = '\0';
	}
}

static int place_of(const char *spec, char label)
{
	return (int)(strchr(spec, label) - spec);
}

static void plan_layout(struct conv_plan *plan, const char *const spec[3], int rank)
{
	const char *lhs = spec[0], *rhs = spec[1], *out = spec[2];
	int last = rank - 1, spatial = 0;

	for (const char *label = rhs; *label; label++) {
		if (!is_spatial("OI", *label))
			continue;
		plan->lhs_order[1 + spatial] = place_of(lhs, *label);
		plan->rhs_order[spatial] = place_of(rhs, *label);
		plan->out_order[1 + spatial] = place_of(out, *label);
		spatial++;
	}
	plan->lhs_order[0] = place_of(lhs, 'N');
	plan->lhs_order[last] = place_of(lhs, 'C');
	plan->rhs_order[last - 1] = place_of(rhs, 'I');
	plan->rhs_order[last] = place_of(rhs, 'O');
	plan->out_order[0] = place_of(out, 'N');
	plan->out_order[last] = place_of(out, 'C');
	plan->spatial = spatial;
}

static void read_layout(
    struct conv_plan *plan, tensor lhs, tensor rhs, const struct conv_options *o)
{
	char made_up[3][TENSOR_MAX_RANK + 1];
	const char *defaults[3] = {made_up[0], made_up[1], made_up[2]};
	const char *const *spec = o->dimension_numbers;

	if (lhs.rank != rhs.rank)
		kit_refuse(NAME ": convolution requires lhs and rhs ndim to be equal, got %d and "
				"%d (shapes %s and %s)",
		    lhs.rank, rhs.rank, kit_list_text(lhs.shape, lhs.rank).bytes,
		    kit_list_text(rhs.shape, rhs.rank).bytes);
	if (lhs.rank < 2)
		kit_refuse(NAME ": lhs and rhs need an axis for batch or output features and one "
				"for features before the spatial ones, got shapes %s and %s",
		    kit_list_text(lhs.shape, lhs.rank).bytes,
		    kit_list_text(rhs.shape, rhs.rank).bytes);
	if (spec[0] || spec[1] || spec[2]) {
		check_dimension_numbers(spec, lhs.rank);
	} else {
		default_dimension_numbers(made_up, lhs.rank);
		spec = defaults;
	}
	plan_layout(plan, spec, lhs.rank);
}

static void read_axes(struct conv_plan *plan, tensor lhs, tensor rhs, const struct conv_options *o)
{
	for (int i = 0; i < plan->spatial; i++)
		plan->axis[i] = (struct conv_axis){
		    .input = lhs.shape[plan->lhs_order[1 + i]],
		    .kernel = rhs.shape[plan->rhs_order[i]],
		    .stride = given(o->window_strides[i], 1),
		    .lhs_dilation = given(o->lhs_dilation[i], 1),
		    .rhs_dilation = given(o->rhs_dilation[i], 1),
		    .lo = o->pads[i][0],
		    .hi = o->pads[i][1],
		};
	plan->batch = lhs.shape[plan->lhs_order[0]];
	plan->lhs_features = lhs.shape[plan->lhs_order[lhs.rank - 1]];
	plan->rhs_features = rhs.shape[plan->rhs_order[rhs.rank - 2]];
	plan->out_features = rhs.shape[plan->rhs_order[rhs.rank - 1]];
	plan->feature_groups = given(o->feature_group_count, 1);
	plan->batch_groups = given(o->batch_group_count, 1);
}

/* The least padding with which an output of ceil(L / stride) fits; an odd zero goes behind, or
 * in front for SAME_LOWER. */
static void pad_same(struct conv_axis *axis, bool lower)
{
	long long output = -floor_divide(-axis->input, axis->stride);
	long long span = lax_plan_dilated(axis->kernel, axis->rhs_dilation);
	long long total = (output - 1) * axis->stride + span - axis->input;

	if (total < 0)
		total = 0;
	axis->lo = lower ? total - total / 2 : total / 2;
	axis->hi = total - axis->lo;
}

static void read_named_padding(struct conv_plan *plan, const struct conv_options *o)
{
	bool same = strcasecmp(o->padding, "SAME") == 0;
	bool lower = strcasecmp(o->padding, "SAME_LOWER") == 0;

	for (int i = 0; i < CONV_MAX_SPATIAL; i++)
		if (o->pads[i][0] || o->pads[i][1])
			kit_refuse(NAME
			    ": padding \"%s\" and pads are given together; leave one out",
			    o->padding);
	for (int i = 0; i < CONV_MAX_SPATIAL; i++)
		if (given(o->lhs_dilation[i], 1) != 1)
			kit_refuse(NAME ": String padding is not implemented for transposed "
					"convolution: with lhs_dilation %s give pads, not \"%s\"",
			    kit_list_text(o->lhs_dilation, entries(o->lhs_dilation)).bytes,
			    o->padding);
	if (!same && !lower && strcasecmp(o->padding, "VALID") != 0)
		kit_refuse(NAME ": Unrecognized padding type: expected 'VALID', 'SAME', or "
				"'SAME_LOWER', got \"%s\"",
		    o->padding);
	for (int i = 0; i < plan->spatial && (same || lower); i++)
		pad_same(&plan->axis[i], lower);
}

static void check_groups(const struct conv_plan *plan)
{
	int features = plan->feature_groups, batches = plan->batch_groups;

	if (features <= 0)
		kit_refuse(
		    NAME " feature_group_count must be a positive integer, got %d", features);
	if (plan->lhs_features % features != 0)
		kit_refuse(NAME " feature_group_count must divide lhs feature dimension size, but "
				"%d does not divide %d",
		    features, plan->lhs_features);
	if (plan->lhs_features / features != plan->rhs_features)
		kit_refuse(NAME " lhs feature dimension size divided by feature_group_count must "
				"equal the rhs input feature dimension size, but %d / %d is not %d",
		    plan->lhs_features, features, plan->rhs_features);
	if (plan->out_features % features != 0)
		kit_refuse(NAME " rhs output feature dimension size must be a multiple of "
				"feature_group_count, but %d is not a multiple of %d",
		    plan->out_features, features);
	if (batches <= 0)
		kit_refuse(NAME " batch_group_count must be a positive integer, got %d", batches);
	if (plan->batch % batches != 0)
		kit_refuse(NAME " batch_group_count must divide lhs batch dimension size, but %d "
				"does not divide %d",
		    batches, plan->batch);
	if (plan->out_features % batches != 0)
		kit_refuse(NAME " rhs output feature dimension size must be a multiple of "
				"batch_group_count, but %d is not a multiple of %d",
		    plan->out_features, batches);
	if (batches > 1 && features > 1)
		kit_refuse(NAME ": At most one of batch_group_count and feature_group_count may be "
				"> 1, got %d and %d",
		    batches, features);
}

static void check_dilation(const int *dilation)
{
	for (int i = 0; i < CONV_MAX_SPATIAL; i++)
		if (dilation[i] < 0)
			kit_refuse(NAME ": All dilations must be positive, got %s",
			    kit_list_text(dilation, entries(dilation)).bytes);
}

/* Pads are given when one number of a pair is. */
static int pad_entries(const struct conv_options *o)
{
	int count = CONV_MAX_SPATIAL;

	while (count > 0 && o->pads[count - 1][0] == 0 && o->pads[count - 1][1] == 0)
		count--;
	return count;
}

static void check_lengths(const struct conv_plan *plan, const struct conv_options *o)
{
	if (pad_entries(o) > plan->spatial)
		kit_refuse(NAME ": Wrong number of explicit pads for convolution: expected %d, "
				"got %d",
		    plan->spatial, pad_entries(o));
	for (int i = 0; i < plan->spatial; i++) {
		const struct conv_axis *axis = &plan->axis[i];

		if (lax_plan_dilated(axis->input, axis->lhs_dilation) + axis->lo + axis->hi < 0)
			kit_refuse(NAME ": Negative padding is larger than the size of the "
					"corresponding dimension: pads (%lld, %lld) for a length "
					"of %lld on spatial axis %d",
			    axis->lo, axis->hi, lax_plan_dilated(axis->input, axis->lhs_dilation),
			    i);
	}
}

/* What JAX itself lets pass and its compiler then refuses. */
static void check_window(const struct conv_plan *plan, const struct conv_options *o)
{
	if (entries(o->lhs_dilation) > plan->spatial)
		kit_refuse(NAME " expects base-dilation factors to have same dimension-size as the "
				"window: %d entries of lhs_dilation for %d spatial axes",
		    entries(o->lhs_dilation), plan->spatial);
	if (entries(o->rhs_dilation) > plan->spatial)
		kit_refuse(NAME " expects window-dilation factors to have same dimension-size as "
				"the window: %d entries of rhs_dilation for %d spatial axes",
		    entries(o->rhs_dilation), plan->spatial);
	for (int i = 0; i < plan->spatial; i++) {
		if (plan->axis[i].kernel == 0)
			kit_refuse(NAME " expects window to have positive value: the kernel has "
					"length 0 on spatial axis %d",
			    i);
		if (plan->axis[i].stride <= 0)
			kit_refuse(NAME " expects window to have positive stride: got %lld on "
					"spatial axis %d",
			    plan->axis[i].stride, i);
	}
}

static void measure_output(struct conv_plan *plan)
{
	for (int i = 0; i < plan->spatial; i++) {
		struct conv_axis *axis = &plan->axis[i];
		long long padded =
		    lax_plan_dilated(axis->input, axis->lhs_dilation) + axis->lo + axis->hi;
		long long span = lax_plan_dilated(axis->kernel, axis->rhs_dilation);
		long long output = floor_divide(padded - span, axis->stride) + 1;

		if (output > INT_MAX)
			kit_refuse(
			    NAME ": the result would be %lld long on spatial axis %d", output, i);
		axis->output = output > 0 ? (int)output : 0;
	}
}

struct conv_plan lax_plan_make(tensor lhs, tensor rhs, const struct conv_options *options)
{
	struct conv_plan plan = {0};

	tensor_check(lhs, NAME ": lhs");
	tensor_check(rhs, NAME ": rhs");
	read_layout(&plan, lhs, rhs, options);
	read_axes(&plan, lhs, rhs, options);
	if (options->padding)
		read_named_padding(&plan, options);
	check_groups(&plan);
	if (entries(options->window_strides) > plan.spatial)
		kit_refuse(NAME " window and window_strides must have the same number of "
				"dimensions, but got %d and %d",
		    plan.spatial, entries(options->window_strides));
	check_dilation(options->lhs_dilation);
	check_dilation(options->rhs_dilation);
	check_lengths(&plan, options);
	check_window(&plan, options);
	measure_output(&plan);
	if (plan.spatial == 0)
		plan.axis[0] =
		    (struct conv_axis){1, 1, 1, .stride = 1, .lhs_dilation = 1, .rhs_dilation = 1};
	return plan;
}
