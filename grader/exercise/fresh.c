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

/* How far a small input goes from the smallest; 0 for one of any size. */
enum { ANY_SIZE = 0, SMALL_REACH = 5 };

/* The whole numbers nearest to 1, which is what strides, dilations and the like are without effect
 * at. */
static double draw_near_one(struct generator *g, const struct param *param, int reach)
{
	double away = (double)generator_between(g, -reach / 2, reach / 2);

	return fmin(fmax(1 + away, ceil(param->low)), floor(param->high));
}

static double draw_number(struct generator *g, const struct param *param, int reach)
{
	if (param->choices)
		return param->choices[generator_between(g, 0, param->choice_count - 1)];
	if (reach != ANY_SIZE && ceil(param->low) <= floor(param->high))
		return draw_near_one(g, param, reach);
	if (param->kind == VALUE_INT)
		return (double)generator_size(g, (long long)param->low, (long long)param->high);
	double low = fmax(ceil(param->low * 4), -EXACT_QUARTERS);
	double high = fmin(floor(param->high * 4), EXACT_QUARTERS);

	if (low > high)
		return param->low; /* a range without any such number */
	return (double)generator_size(g, (long long)low, (long long)high) / 4;
}

static void draw_numbers(
    struct generator *g, const struct exercise *e, struct value *args, int reach)
{
	for (int i = 0; i < e->param_count; i++) {
		args[i] = (struct value){.kind = e->params[i].kind};
		if (args[i].kind == VALUE_INT)
			args[i].integer = (int)draw_number(g, &e->params[i], reach);
		else if (args[i].kind == VALUE_FLOAT)
			args[i].real = (float)draw_number(g, &e->params[i], reach);
	}
}

/* The largest axis of a run: the more axes, the smaller, so that their product stays small. */
static int run_axis_max(int axes)
{
	static const int MOST[] = {1, 12, 6, 4};

	return axes < 4 ? MOST[axes] : 3;
}

static int draw_size(struct generator *g, const struct dim *dim, int reach)
{
	if (reach == ANY_SIZE)
		return (int)generator_size(g, dim->low, dim->high);
	return (int)generator_between(
	    g, dim->low, dim->high - dim->low < reach ? dim->high : dim->low + reach);
}

static void draw_sizes(struct generator *g, struct sizes *sizes, int reach)
{
	for (int i = 0; i < sizes->of->dim_count; i++) {
		sizes->known[i] = true;
		sizes->dim[i] = draw_size(g, &sizes->of->dims[i], reach);
		for (int axis = 0; axis < TENSOR_MAX_RANK; axis++)
			sizes->run[i][axis] = (int)generator_between(
			    g, 1, reach == ANY_SIZE ? run_axis_max(sizes->dim[i]) : 1 + reach / 2);
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

/* One try: what must hold may not. Then *broken is the condition, or NULL. */
static bool draw_once(
    struct generator *g, struct sizes *sizes, struct value *args, int reach, const char **broken)
{
	*broken = NULL;
	draw_numbers(g, sizes->of, args, reach);
	draw_sizes(g, sizes, reach);
	if (!draw_options(g, sizes, args))
		return false;
	*broken = broken_condition(sizes);
	return !*broken && set_shapes(sizes, args);
}

/* Draws until everything that must hold does. */
static int draw_shapes(
    struct generator *g, const struct exercise *e, struct value *args, struct error *error)
{
	struct sizes sizes = {.of = e, .args = args};
	const char *broken = NULL;

	for (int tries = 0; tries < TRIES_MAX; tries++)
		if (draw_once(g, &sizes, args, ANY_SIZE, &broken))
			return 0;
	return error_set(error,
	    "cannot draw a fresh case of %s: %d tries gave no legal input, the last because of "
	    "%s%s%s; widen the ranges or relax the conditions of exercise.json",
	    e->id, TRIES_MAX, broken ? "\"" : "", broken ? broken : "a size", broken ? "\"" : "");
}

/* How small inputs are filled. */
enum { FILL_QUARTERS, FILL_WHOLE, FILL_HALVES };

/* Quarters from -4 to 4; or small whole numbers without 0; or halves that are not whole. Were they
 * all equal, a wrong index would not show. */
static void fill(struct generator *g, float *data, size_t count, int how)
{
	static const float WHOLE[] = {1, 2, 3, 4, -1, -2, -3};
	bool equal = true;

	for (size_t i = 0; i < count; i++) {
		if (how == FILL_QUARTERS)
			data[i] = (float)generator_between(g, -QUARTERS_MAX, QUARTERS_MAX) / 4;
		else
			data[i] = WHOLE[generator_between(g, 0, 6)];
		if (how == FILL_HALVES)
			data[i] -= 0.5F;
		equal = equal && data[i] == data[0];
	}
	if (!equal || count < 2)
		return;
	if (how == FILL_QUARTERS)
		data[0] += data[0] > 0 ? -0.25F : 0.25F;
	else
		data[0] += data[0] > 1 ? -1.0F : 1.0F;
	if (data[0] == 0)
		data[0] = 1;
}

/* Gives the tensors of a case, which have their shapes, their numbers. */
static int fill_all(struct generator *g, const struct exercise *e, struct test_case *c, int how,
    struct error *error)
{
	for (int i = 0; i < e->param_count; i++) {
		tensor t = c->args[i].tensor;

		if (c->args[i].kind != VALUE_TENSOR)
			continue;
		if (value_zeros(&c->args[i], t.shape, t.rank) != 0)
			return error_set(error, "cannot draw a fresh case: out of memory");
		fill(g, c->args[i].tensor.data, value_size(&c->args[i]), how);
	}
	return 0;
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
	return fill_all(&g, e, c, FILL_QUARTERS, error);
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

/* --- the smallest --- */

enum { SMALL_TRIES = 1500, HALVES_MOST = 40 };

/* What a candidate is ordered by: how many numbers it has, then how far its parameters go. */
struct candidate {
	struct value args[PARAMS_MAX];
	size_t numbers;
	int order;
};

static void weigh(const struct exercise *e, struct candidate *candidate, int order)
{
	candidate->numbers = 0;
	candidate->order = order;
	for (int i = 0; i < e->param_count; i++)
		if (e->params[i].kind == VALUE_TENSOR) {
			size_t size = 1;

			for (int axis = 0; axis < candidate->args[i].tensor.rank; axis++)
				size *= (size_t)candidate->args[i].tensor.shape[axis];
			candidate->numbers += size;
		}
}

static int by_size(const void *a, const void *b)
{
	const struct candidate *one = a, *other = b;

	if (one->numbers != other->numbers)
		return one->numbers < other->numbers ? -1 : 1;
	return (one->order > other->order) - (one->order < other->order);
}

/* The same sizes and numbers: one of them is enough. */
static bool same_form(const struct exercise *e, const struct value *a, const struct value *b)
{
	for (int i = 0; i < e->param_count; i++) {
		if (a[i].integer != b[i].integer || a[i].real != b[i].real ||
		    a[i].tensor.rank != b[i].tensor.rank ||
		    memcmp(a[i].tensor.shape, b[i].tensor.shape,
			(size_t)a[i].tensor.rank * sizeof *a[i].tensor.shape) != 0)
			return false;
		if (e->params[i].kind == VALUE_OPTIONS)
			return false;
	}
	return true;
}

static int find_candidates(const struct exercise *e, struct candidate *candidates)
{
	struct generator g = generator_for(0, 0);
	int count = 0;

	for (int tries = 0; tries < SMALL_TRIES; tries++) {
		struct candidate *candidate = &candidates[count];
		struct sizes sizes = {.of = e, .args = candidate->args};
		const char *broken;

		if (!draw_once(&g, &sizes, candidate->args, 1 + tries % SMALL_REACH, &broken))
			continue;
		weigh(e, candidate, count++);
	}
	qsort(candidates, (size_t)count, sizeof *candidates, by_size);
	return count;
}

/* Whether one of the cases that have been chosen last is of this form. */
static bool is_chosen(const struct exercise *e, const struct test_case *cases, int count,
    const struct candidate *candidate)
{
	for (int i = count - 1; i >= 0; i--)
		if (same_form(e, cases[i].args, candidate->args))
			return true;
	return false;
}

/* One more of the cases: a form, filled. */
static int add_small(struct test_case *cases, int *count, const struct exercise *e,
    const struct value *args, int how, struct error *error)
{
	struct generator g = generator_for(1, *count);
	struct test_case *c = &cases[(*count)++];

	memcpy(c->args, args, sizeof c->args);
	for (int i = 0; i < e->param_count; i++)
		c->args[i].tensor.data = NULL;
	return fill_all(&g, e, c, how, error);
}

/* The smallest forms once more, with numbers that are not whole: last, since they are harder to
 * read. */
static int add_halves(
    struct test_case *cases, int *count, const struct exercise *e, struct error *error)
{
	int whole = *count, done = 0;

	for (int i = 0; i < whole && i < HALVES_MOST && done == 0; i++)
		done = add_small(cases, count, e, cases[i].args, FILL_HALVES, error);
	return done;
}

int fresh_draw_small(
    struct test_case **cases, const struct exercise *exercise, int *count, struct error *error)
{
	struct candidate *candidates = calloc(SMALL_TRIES, sizeof *candidates);
	int wanted = *count, done = 0;

	*count = 0;
	*cases = calloc((size_t)wanted + HALVES_MOST, sizeof **cases);
	if (!candidates || !*cases)
		done = error_set(error, "cannot draw small cases: out of memory");
	int found = done == 0 ? find_candidates(exercise, candidates) : 0;

	for (int i = 0; i < found && *count < wanted && done == 0; i++)
		if (!is_chosen(exercise, *cases, *count, &candidates[i]))
			done = add_small(
			    *cases, count, exercise, candidates[i].args, FILL_WHOLE, error);
	if (done == 0)
		done = add_halves(*cases, count, exercise, error);
	free(candidates);
	if (done == 0)
		return 0;
	fresh_release(*cases, *count);
	*cases = NULL;
	*count = 0;
	return -1;
}

void fresh_release(struct test_case *cases, int count)
{
	for (int i = 0; cases && i < count; i++)
		case_release(&cases[i]);
	free(cases);
}
