#include "grader/exercise/fresh.h"

#include "grader/exercise/cases.h"
#include "grader/exercise/expression.h"
#include "grader/exercise/fresh_conv.h"
#include "grader/exercise/generator.h"
#include "grader/exercise/sizes.h"
#include "grader/text.h"
#include "grader/value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	TRIES_MAX = 10000,
	QUARTERS_MAX = 16,
	EXACT_QUARTERS = 1 << 24, /* up to here float32 holds every multiple of a quarter */
};

/* --- one input --- */

static double draw_number(struct generator *g, const struct param *param)
{
	if (param->choices)
		return param->choices[generator_between(g, 0, param->choice_count - 1)];
	if (param->kind == VALUE_INT)
		return (double)generator_size(g, (long long)param->low, (long long)param->high);
	double low = fmax(ceil(param->low * 4), -EXACT_QUARTERS);
	double high = fmin(floor(param->high * 4), EXACT_QUARTERS);

	if (low > high)
		return param->low; /* a range without any such number */
	return (double)generator_size(g, (long long)low, (long long)high) / 4;
}

static void draw_numbers(struct generator *g, const struct exercise *e, struct value *args)
{
	for (int i = 0; i < e->param_count; i++) {
		args[i] = (struct value){.kind = e->params[i].kind};
		if (args[i].kind == VALUE_INT)
			args[i].integer = (int)draw_number(g, &e->params[i]);
		else if (args[i].kind == VALUE_FLOAT)
			args[i].real = (float)draw_number(g, &e->params[i]);
	}
}

/* The largest axis of a run: the more axes, the smaller, so that their product stays small. */
static int run_axis_max(int axes)
{
	static const int MOST[] = {1, 12, 6, 4};

	return axes < 4 ? MOST[axes] : 3;
}

static void draw_sizes(struct generator *g, struct sizes *sizes)
{
	for (int i = 0; i < sizes->of->dim_count; i++) {
		const struct dim *dim = &sizes->of->dims[i];

		sizes->known[i] = true;
		sizes->dim[i] = (int)generator_size(g, dim->low, dim->high);
		for (int axis = 0; axis < TENSOR_MAX_RANK; axis++)
			sizes->run[i][axis] =
			    (int)generator_between(g, 1, run_axis_max(sizes->dim[i]));
	}
}

/* The options of a convolution come with the axes of its two tensors; false when these cannot be,
 * because one has other axes than the other. */
static bool draw_options(struct generator *g, struct sizes *sizes, struct value *args)
{
	const struct exercise *e = sizes->of;

	for (int i = 0; i < e->param_count; i++) {
		if (args[i].kind != VALUE_OPTIONS)
			continue;
		const int *of = e->params[i].of;
		int lhs = sizes_run(e, e->params[of[0]].shape[0]);
		int rhs = sizes_run(e, e->params[of[1]].shape[0]);

		if (sizes->dim[lhs] != sizes->dim[rhs] ||
		    !fresh_conv_draw(
			g, sizes->dim[lhs], &args[i].options, sizes->run[lhs], sizes->run[rhs]))
			return false;
	}
	return true;
}

/* NULL, or the condition that does not hold. */
static const char *broken_condition(struct sizes *sizes)
{
	const char *trouble;

	for (int i = 0; i < sizes->of->where_count; i++) {
		const char *text = sizes->of->where[i];
		long long holds = 0;

		if (expression_eval(text, sizes_lookup, sizes, &holds, &trouble) != 0 || !holds)
			return text;
	}
	return NULL;
}

/* Gives the tensors their shapes; false when one has none, or all are too large together. */
static bool set_shapes(struct sizes *sizes, struct value *args)
{
	size_t total = 0, bound = 1;

	for (int i = 0; i < sizes->of->param_count; i++) {
		tensor *t = &args[i].tensor;

		if (args[i].kind != VALUE_TENSOR)
			continue;
		t->rank = sizes_shape(sizes, &sizes->of->params[i], t->shape);
		if (t->rank < 0)
			return false;
		bound = 1;
		for (int axis = 0; axis < t->rank; axis++) {
			size_t size = (size_t)t->shape[axis];

			if (__builtin_mul_overflow(bound, size ? size : 1, &bound))
				return false;
		}
		if (__builtin_add_overflow(total, bound, &total))
			return false;
	}
	return total <= FRESH_NUMBERS_MAX;
}

/* Draws until everything that must hold does. */
static int draw_shapes(
    struct generator *g, const struct exercise *e, struct value *args, struct error *error)
{
	struct sizes sizes = {.of = e, .args = args};
	const char *broken = NULL;

	for (int tries = 0; tries < TRIES_MAX; tries++) {
		draw_numbers(g, e, args);
		draw_sizes(g, &sizes);
		broken = NULL;
		if (!draw_options(g, &sizes, args))
			continue;
		broken = broken_condition(&sizes);
		if (!broken && set_shapes(&sizes, args))
			return 0;
	}
	return error_set(error,
	    "cannot draw a fresh case of %s: %d tries gave no legal input, the last because of "
	    "%s%s%s; widen the ranges or relax the conditions of exercise.json",
	    e->id, TRIES_MAX, broken ? "\"" : "", broken ? broken : "a size", broken ? "\"" : "");
}

/* Quarters from -4 to 4. Were they all equal, a wrong index would not show. */
static void fill(struct generator *g, float *data, size_t count)
{
	bool equal = true;

	for (size_t i = 0; i < count; i++) {
		data[i] = (float)generator_between(g, -QUARTERS_MAX, QUARTERS_MAX) / 4;
		equal = equal && data[i] == data[0];
	}
	if (equal && count > 1)
		data[0] += data[0] > 0 ? -0.25F : 0.25F;
}

static int draw_case(
    struct test_case *c, const struct exercise *e, uint64_t seed, int index, struct error *error)
{
	struct generator g = generator_for(seed, index);

	c->name = text_format("fresh %d", index + 1);
	c->category = strdup(CATEGORY_FRESH);
	c->why = strdup("A new input, drawn with the seed that the report states.");
	c->source = strdup("reference.c");
	c->hidden = true;
	if (!c->name || !c->category || !c->why || !c->source)
		return error_set(error, "cannot draw a fresh case: out of memory");
	if (draw_shapes(&g, e, c->args, error) != 0)
		return -1;
	for (int i = 0; i < e->param_count; i++) {
		tensor t = c->args[i].tensor;

		if (c->args[i].kind != VALUE_TENSOR)
			continue;
		if (value_zeros(&c->args[i], t.shape, t.rank) != 0)
			return error_set(error, "cannot draw a fresh case: out of memory");
		fill(&g, c->args[i].tensor.data, value_size(&c->args[i]));
	}
	return 0;
}

int fresh_draw(struct test_case **cases, const struct exercise *exercise, uint64_t seed, int count,
    struct error *error)
{
	*cases = calloc(count > 0 ? (size_t)count : 1, sizeof **cases);
	if (!*cases)
		return error_set(error, "cannot draw fresh cases: out of memory");
	for (int i = 0; i < count; i++) {
		if (draw_case(&(*cases)[i], exercise, seed, i, error) == 0)
			continue;
		fresh_release(*cases, count);
		*cases = NULL;
		return -1;
	}
	return 0;
}

void fresh_release(struct test_case *cases, int count)
{
	for (int i = 0; cases && i < count; i++)
		case_release(&cases[i]);
	free(cases);
}
