#include "src/draw/convolution.h"

#include "exercises/kit/kit.h"
#include "exercises/kit/nn.h"
#include "grader/exercise/expression.h"
#include "grader/exercise/sizes.h"
#include "grader/value.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WEIGHTS_MOST = 1 << 16 /* that are made of a seed */ };

/* --- numbers ---------------------------------------------------------------------------------- */

/* What an expression of the sketch is in this case; without one the number stays as it is. False
 * if it is out of bounds. */
static bool whole_of(
    struct sizes *sizes, const char *text, long long least, long long most, long long *number)
{
	const char *trouble;

	if (text && expression_eval(text, sizes_lookup, sizes, number, &trouble) != 0)
		return false;
	return *number >= least && *number <= most;
}

/* The same for what an axis can have. */
static bool number_of(struct sizes *sizes, const char *text, long long least, long long *number)
{
	return whole_of(sizes, text, least, AXIS_MOST, number);
}

static bool read_padding(
    struct axis *axis, const struct sketch *sketch, struct sizes *sizes, const struct param *params)
{
	const struct value *chosen = sketch->chooser < 0 ? NULL : &sizes->args[sketch->chooser];

	if (!sketch->paddings) {
		axis->padding =
		    sketch->pads[0] || sketch->input_dilation ? PADDING_PAIR : PADDING_VALID;
		return number_of(sizes, sketch->pads[0], -AXIS_MOST, &axis->lo) &&
		       number_of(sizes, sketch->pads[1], -AXIS_MOST, &axis->hi);
	}
	for (int i = 0; i < sketch->padding_count; i++) {
		axis->padding = sketch->paddings[i];
		if (!chosen)
			return true;
		double choice = params[sketch->chooser].choices[i];

		if (chosen->kind == VALUE_INT ? chosen->integer == (int)choice
					      : chosen->real == (float)choice)
			return true;
	}
	return false;
}

/* All but its input and its kernel. */
static bool read_axis(
    struct axis *axis, const struct sketch *sketch, struct sizes *sizes, const struct param *params)
{
	*axis = (struct axis){.stride = 1, .kernel_dilation = 1, .input_dilation = 1};
	return number_of(sizes, sketch->stride, 1, &axis->stride) &&
	       number_of(sizes, sketch->dilation, 1, &axis->kernel_dilation) &&
	       number_of(sizes, sketch->input_dilation, 1, &axis->input_dilation) &&
	       read_padding(axis, sketch, sizes, params);
}

static int measure(struct convolution *c)
{
	struct error ignored;

	for (int i = 0; i < c->axes; i++)
		if (c->axis[i].kernel < 1 || axis_measure(&c->axis[i], &ignored) != 0 ||
		    c->axis[i].output > INT_MAX)
			return 0;
	return 1;
}

/* --- as the members of the picture say -------------------------------------------------------- */

/* A layer's own kernel, whose numbers the kit makes. */
static int make_kernel(
    struct convolution *c, const struct sketch *sketch, struct sizes *sizes, tensor *kernel)
{
	long long seed = 0, size = 1;

	*kernel = (tensor){.rank = sketch->kernel_rank};
	if (!whole_of(sizes, sketch->seed, INT_MIN, INT_MAX, &seed))
		return 0;
	for (int i = 0; i < kernel->rank; i++) {
		long long length = 0;

		if (!number_of(sizes, sketch->kernel_shape[i], 1, &length) ||
		    (size *= length) > WEIGHTS_MOST)
			return 0;
		kernel->shape[i] = (int)length;
	}
	struct nn_module layer = nn_init((int)seed);
	tensor weights =
	    nn_param_of(&layer, "kernel", nn_lecun_normal, kernel->shape, kernel->rank);

	c->made = malloc((size_t)size * sizeof *c->made);
	if (c->made)
		memcpy(c->made, weights.data, (size_t)size * sizeof *c->made);
	kit_release();
	kernel->data = c->made;
	return c->made ? 1 : -1;
}

static void in_order(struct operand *operand)
{
	for (int i = 0; i < CONVOLUTION_RANK_MOST; i++)
		operand->order[i] = i;
}

/* An axis for the batch and one for channels where the case has none, or several. */
static bool lay_out(struct convolution *c, tensor input, tensor kernel)
{
	int with_channels = kernel.rank > CONVOLUTION_AXES_MOST;
	int axes = kernel.rank - 2 * with_channels, batch = input.rank - axes - with_channels;
	long long entries = 1;

	if (axes < 1 || axes > CONVOLUTION_AXES_MOST || batch < 0)
		return false;
	for (int i = 0; i < batch; i++)
		if (__builtin_mul_overflow(entries, input.shape[i], &entries))
			return false;
	if (entries > INT_MAX)
		return false;
	c->axes = axes;
	c->input.tensor = (tensor){input.data, axes + 2, {(int)entries}};
	c->kernel.tensor = (tensor){kernel.data, axes + 2, {0}};
	for (int i = 0; i < axes; i++) {
		c->input.tensor.shape[1 + i] = input.shape[batch + i];
		c->kernel.tensor.shape[i] = kernel.shape[i];
	}
	c->input.tensor.shape[1 + axes] = with_channels ? input.shape[batch + axes] : 1;
	c->kernel.tensor.shape[axes] = with_channels ? kernel.shape[axes] : 1;
	c->kernel.tensor.shape[axes + 1] = with_channels ? kernel.shape[axes + 1] : 1;
	in_order(&c->input);
	in_order(&c->kernel);
	in_order(&c->output);
	return true;
}

static int read_tensors(
    struct convolution *c, const struct exercise *exercise, struct sizes *sizes, tensor kernel)
{
	const struct sketch *sketch = &exercise->sketch;
	const struct value *bias = sketch->bias < 0 ? NULL : &sizes->args[sketch->bias];
	long long groups = 1;

	if (!lay_out(c, sizes->args[sketch->input].tensor, kernel) ||
	    !number_of(sizes, sketch->groups, 1, &groups))
		return 0;
	c->groups = groups > INT_MAX ? INT_MAX : (int)groups;
	c->batch_groups = 1;
	c->flip = sketch->flip;
	for (int i = 0; i < c->axes; i++) {
		if (!read_axis(&c->axis[i], sketch, sizes, exercise->params))
			return 0;
		c->axis[i].input = c->input.tensor.shape[1 + i];
		c->axis[i].kernel = c->kernel.tensor.shape[i];
	}
	if (bias && (int)value_size(bias) != c->kernel.tensor.shape[c->axes + 1])
		return 0;
	c->bias = bias ? bias->tensor.data : NULL;
	return measure(c);
}

static int read_lengths(struct convolution *c, const struct exercise *exercise, struct sizes *sizes)
{
	const struct sketch *sketch = &exercise->sketch;

	c->axes = 1;
	c->lengths_only = true;
	if (!read_axis(&c->axis[0], sketch, sizes, exercise->params))
		return 0;
	c->axis[0].input = sizes->args[sketch->input].integer;
	c->axis[0].kernel = sizes->args[sketch->kernel].integer;
	if (c->axis[0].input < 0 || c->axis[0].input > AXIS_MOST || c->axis[0].kernel > AXIS_MOST)
		return 0;
	return measure(c);
}

static int read_members(struct convolution *c, const struct exercise *exercise, struct sizes *sizes)
{
	const struct sketch *sketch = &exercise->sketch;
	tensor kernel;

	if (exercise->params[sketch->input].kind == VALUE_INT)
		return read_lengths(c, exercise, sizes);
	if (!sketch->seed)
		return read_tensors(c, exercise, sizes, sizes->args[sketch->kernel].tensor);
	int made = make_kernel(c, sketch, sizes, &kernel);

	return made == 1 ? read_tensors(c, exercise, sizes, kernel) : made;
}

/* --- as options say --------------------------------------------------------------------------- */

/* Where the letters of `wanted` stand; false if one is missing. */
static bool find_letters(int *order, const char *spec, const char *wanted)
{
	for (; *wanted; wanted++) {
		const char *found = strchr(spec, *wanted);

		if (!found)
			return false;
		*order++ = (int)(found - spec);
	}
	return true;
}

/* The letters of space are those of the kernel, in its order. */
static bool read_layout(struct convolution *c, const struct packed_options *o)
{
	const bool given = *o->dimension_numbers[0];
	const char *lhs = given ? o->dimension_numbers[0] : c->axes == 1 ? "NC1" : "NC12";
	const char *rhs = given ? o->dimension_numbers[1] : c->axes == 1 ? "OI1" : "OI12";
	const char *out = given ? o->dimension_numbers[2] : lhs;
	char space[CONVOLUTION_AXES_MOST + 1] = "", wanted[CONVOLUTION_RANK_MOST + 1];
	int found = 0;

	for (const char *letter = rhs; *letter && found < CONVOLUTION_AXES_MOST; letter++)
		if (*letter != 'O' && *letter != 'I')
			space[found++] = *letter;
	snprintf(wanted, sizeof wanted, "N%sC", space);
	if (!find_letters(c->input.order, lhs, wanted) ||
	    !find_letters(c->output.order, out, wanted))
		return false;
	snprintf(wanted, sizeof wanted, "%sIO", space);
	return find_letters(c->kernel.order, rhs, wanted);
}

static int given(int option)
{
	return option ? option : 1;
}

static void read_space(struct convolution *c, const struct packed_options *o)
{
	int padding = padding_find(o->padding);

	for (int i = 0; i < c->axes; i++)
		c->axis[i] = (struct axis){
		    .input = c->input.tensor.shape[c->input.order[1 + i]],
		    .kernel = c->kernel.tensor.shape[c->kernel.order[i]],
		    .stride = given(o->window_strides[i]),
		    .input_dilation = given(o->lhs_dilation[i]),
		    .kernel_dilation = given(o->rhs_dilation[i]),
		    .padding = padding < 0 ? PADDING_PAIR : (enum padding)padding,
		    .lo = o->pads[i][0],
		    .hi = o->pads[i][1],
		};
}

static int read_options(
    struct convolution *c, const struct exercise *exercise, const struct value *args)
{
	const struct param *param = &exercise->params[exercise->sketch.options];
	const struct packed_options *o = &args[exercise->sketch.options].options;

	c->input.tensor = args[param->of[0]].tensor;
	c->kernel.tensor = args[param->of[1]].tensor;
	c->axes = c->input.tensor.rank - 2;
	if (c->axes < 1 || c->axes > CONVOLUTION_AXES_MOST || !read_layout(c, o))
		return 0;
	c->groups = given(o->feature_group_count);
	c->batch_groups = given(o->batch_group_count);
	read_space(c, o);
	return measure(c);
}

/* --- the whole -------------------------------------------------------------------------------- */

/* The size of an axis, by its number in the order that is listed. */
static int size_of(const struct operand *operand, int axis)
{
	return operand->tensor.shape[operand->order[axis]];
}

/* How far neighbours along an axis are apart. */
static size_t step_of(const struct operand *operand, int axis)
{
	size_t step = 1;

	for (int i = operand->order[axis] + 1; i < operand->tensor.rank; i++)
		step *= (size_t)operand->tensor.shape[i];
	return step;
}

/* Whether the groups divide what they are groups of, and there is something to draw. */
static bool is_whole(const struct convolution *c)
{
	int channels = size_of(&c->kernel, c->axes), features = size_of(&c->kernel, c->axes + 1);

	return channels > 0 && features > 0 && size_of(&c->input, 0) > 0 && c->groups > 0 &&
	       c->batch_groups > 0 && features % c->groups == 0 &&
	       features % c->batch_groups == 0 && size_of(&c->input, 0) % c->batch_groups == 0 &&
	       (long long)channels * c->groups == size_of(&c->input, c->axes + 1);
}

static void shape_output(struct convolution *c)
{
	tensor *output = &c->output.tensor;

	output->rank = c->axes + 2;
	output->shape[c->output.order[0]] = size_of(&c->input, 0) / c->batch_groups;
	for (int i = 0; i < c->axes; i++)
		output->shape[c->output.order[1 + i]] = (int)c->axis[i].output;
	output->shape[c->output.order[1 + c->axes]] = size_of(&c->kernel, c->axes + 1);
}

int convolution_read(
    struct convolution *convolution, const struct exercise *exercise, const struct value *args)
{
	struct convolution *c = convolution;
	struct sizes sizes;
	int result = 0;

	*c = (struct convolution){0};
	if (!exercise->sketch.known)
		return 0;
	sizes_learn(&sizes, exercise, args);
	result = exercise->sketch.options >= 0 ? read_options(c, exercise, args)
					       : read_members(c, exercise, &sizes);
	if (result != 1 || c->lengths_only)
		return result;
	if (!is_whole(c))
		return 0;
	shape_output(c);
	return 1;
}

void convolution_release(struct convolution *convolution)
{
	free(convolution->made);
	*convolution = (struct convolution){0};
}

/* --- the result ------------------------------------------------------------------------------- */

long long convolution_size(const struct convolution *convolution)
{
	const tensor *output = &convolution->output.tensor;
	long long size = 1;

	for (int i = 0; i < output->rank; i++)
		if (__builtin_mul_overflow(size, output->shape[i], &size))
			return -1;
	return size;
}

struct spot convolution_spot(const struct convolution *convolution, long long at)
{
	const struct operand *output = &convolution->output;
	long long index[CONVOLUTION_RANK_MOST] = {0};
	int last = convolution->axes;

	for (int i = 0; i < output->tensor.rank; i++)
		index[i] = at / (long long)step_of(output, i) % size_of(output, i);
	return (struct spot){
	    (int)index[0], (int)index[last + 1], last == 2 ? index[1] : 0, index[last]};
}

long long convolution_number(const struct convolution *convolution, const struct spot *spot)
{
	const struct operand *output = &convolution->output;
	int last = convolution->axes;

	return spot->entry * (long long)step_of(output, 0) +
	       (last == 2 ? spot->row * (long long)step_of(output, 1) : 0) +
	       spot->column * (long long)step_of(output, last) +
	       spot->feature * (long long)step_of(output, last + 1);
}

/* --- what makes it ---------------------------------------------------------------------------- */

/* Numbers that lie apart, side by side: rows, columns, channels. A line has one row. */
struct slab {
	const float *from;
	long long size[3];
	size_t step[3];
	bool reversed; /* rows and columns from their ends */
};

static void copy_slab(float *to, const struct slab *slab)
{
	for (long long row = 0; row < slab->size[0]; row++)
		for (long long column = 0; column < slab->size[1]; column++)
			for (long long channel = 0; channel < slab->size[2]; channel++) {
				size_t i = (size_t)(slab->reversed ? slab->size[0] - 1 - row : row);
				size_t j =
				    (size_t)(slab->reversed ? slab->size[1] - 1 - column : column);

				*to++ = slab->from[i * slab->step[0] + j * slab->step[1] +
						   (size_t)channel * slab->step[2]];
			}
}

/* `first` is the number of its first axis of space in the order that is listed. */
static struct slab slab_of(
    const struct convolution *c, const struct operand *operand, int first, int channels)
{
	int last = c->axes - 1;

	return (struct slab){
	    .from = operand->tensor.data,
	    .size = {last ? size_of(operand, first) : 1, size_of(operand, first + last), channels},
	    .step = {last ? step_of(operand, first) : 0, step_of(operand, first + last),
		step_of(operand, first + c->axes)},
	};
}

static size_t slab_size(const struct slab *slab)
{
	return (size_t)(slab->size[0] * slab->size[1] * slab->size[2]);
}

int convolution_window(struct window *window, float **values, const struct convolution *convolution,
    const struct spot *spot)
{
	const struct convolution *c = convolution;
	int channels = size_of(&c->kernel, c->axes), features = size_of(&c->kernel, c->axes + 1);
	int group = spot->feature / (features / c->groups);
	int batch_group = spot->feature / (features / c->batch_groups);
	int entry = batch_group * size_of(&c->output, 0) + spot->entry;
	struct slab input = slab_of(c, &c->input, 1, channels);
	struct slab kernel = slab_of(c, &c->kernel, 0, channels);
	float *copy = malloc((slab_size(&input) + slab_size(&kernel) + 1) * sizeof *copy);

	*values = copy;
	if (!copy)
		return -1;
	input.from += (size_t)entry * step_of(&c->input, 0) +
		      (size_t)(group * channels) * step_of(&c->input, c->axes + 1);
	kernel.from += (size_t)spot->feature * step_of(&c->kernel, c->axes + 1);
	kernel.reversed = c->flip;
	copy_slab(copy, &input);
	copy_slab(copy + slab_size(&input), &kernel);
	*window = (struct window){
	    .axes = c->axes,
	    .rows = c->axes == 2 ? c->axis[0] : window_line_axis(),
	    .columns = c->axis[c->axes - 1],
	    .channels = channels,
	    .first_channel = group * channels,
	    .input = copy,
	    .kernel = copy + slab_size(&input),
	    .bias = c->bias ? c->bias[spot->feature] : 0,
	    .biased = c->bias != NULL,
	};
	return 0;
}
