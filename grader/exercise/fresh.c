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

/* The whole number nearest to this that the parameter may be. */
static double within(const struct param *param, double number)
{
	return fmin(fmax(number, ceil(param->low)), floor(param->high));
}

/* The whole numbers nearest to 1, which is what strides, dilations and the like are without effect
 * at. */
static double draw_near_one(struct generator *g, const struct param *param, int reach)
{
	return within(param, 1 + (double)generator_between(g, -reach / 2, reach / 2));
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

/* Whether what was drawn is legal; the tensors then have their shapes. Else *broken is the
 * condition that does not hold, or NULL. */
static bool is_legal(struct sizes *sizes, struct value *args, const char **broken)
{
	*broken = broken_condition(sizes);
	return !*broken && set_shapes(sizes, args);
}

/* One try. */
static bool draw_once(
    struct generator *g, struct sizes *sizes, struct value *args, int reach, const char **broken)
{
	*broken = NULL;
	draw_numbers(g, sizes->of, args, reach);
	draw_sizes(g, sizes, reach);
	return draw_options(g, sizes, args) && is_legal(sizes, args, broken);
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

enum { FORMS_MOST = 1200, SMALL_TRIES = 1000, HALVES_MOST = 40 };

/* A small form is either number `index` of all with this reach, or what is drawn from here on. */
struct candidate {
	bool drawn;
	long long index;
	struct generator from;
	int reach;
	size_t numbers; /* ordered by how many numbers it has, */
	double away;    /* then by how far its parameters are from having no effect, */
	int place;      /* then as they came */
};

/* Of all forms with a reach, one after the other: a digit for each parameter and size. */
static long long take_digit(long long *index, long long base)
{
	long long digit = *index % base;

	*index /= base;
	return digit;
}

static int count_small_numbers(const struct param *param, int reach)
{
	int half = reach / 2;

	if (param->kind != VALUE_INT && param->kind != VALUE_FLOAT)
		return 1;
	if (param->choices)
		return param->choice_count;
	if (ceil(param->low) > floor(param->high))
		return 1;
	return (int)(within(param, 1 + half) - within(param, 1 - half)) + 1;
}

static int count_small_sizes(const struct dim *dim, int reach)
{
	return (dim->high - dim->low < reach ? dim->high - dim->low : reach) + 1;
}

static double small_number(const struct param *param, int reach, int digit)
{
	int half = reach / 2;

	if (param->choices)
		return param->choices[digit];
	return ceil(param->low) > floor(param->high) ? param->low : within(param, 1 - half) + digit;
}

/* Number `index` of all forms; false if it is not legal. */
static bool spell(struct sizes *sizes, struct value *args, int reach, long long index)
{
	const struct exercise *e = sizes->of;
	const char *broken;

	for (int i = 0; i < e->param_count; i++) {
		const struct param *param = &e->params[i];
		int digit = (int)take_digit(&index, count_small_numbers(param, reach));

		args[i] = (struct value){.kind = param->kind};
		if (param->kind == VALUE_INT)
			args[i].integer = (int)small_number(param, reach, digit);
		else if (param->kind == VALUE_FLOAT)
			args[i].real = (float)small_number(param, reach, digit);
	}
	for (int i = 0; i < e->dim_count; i++) {
		sizes->known[i] = true;
		sizes->dim[i] =
		    e->dims[i].low + (int)take_digit(&index, count_small_sizes(&e->dims[i], reach));
	}
	return is_legal(sizes, args, &broken);
}

/* Runs of axes and the options of a convolution have more forms than can be gone through. */
static bool has_countable_forms(const struct exercise *e)
{
	for (int i = 0; i < e->param_count; i++) {
		if (e->params[i].kind == VALUE_OPTIONS)
			return false;
		for (int axis = 0; axis < e->params[i].rank; axis++)
			if (sizes_run(e, e->params[i].shape[axis]) >= 0)
				return false;
	}
	return true;
}

/* How many forms there are with a reach; more than FORMS_MOST are too many to be counted. */
static long long count_forms(const struct exercise *e, int reach)
{
	long long count = 1;

	for (int i = 0; i < e->param_count && count <= FORMS_MOST; i++)
		count *= count_small_numbers(&e->params[i], reach);
	for (int i = 0; i < e->dim_count && count <= FORMS_MOST; i++)
		count *= count_small_sizes(&e->dims[i], reach);
	return count;
}

/* The farthest that all forms can be gone through with; 0 for none. */
static int find_reach(const struct exercise *e)
{
	int reach = has_countable_forms(e) ? SMALL_REACH : 0;

	while (reach > 0 && count_forms(e, reach) > FORMS_MOST)
		reach--;
	return reach;
}

/* What a form is ordered by. */
static void weigh(const struct exercise *e, struct candidate *candidate, const struct value *args)
{
	for (int i = 0; i < e->param_count; i++) {
		size_t size = 1;

		for (int axis = 0; axis < args[i].tensor.rank; axis++)
			size *= (size_t)args[i].tensor.shape[axis];
		if (e->params[i].kind == VALUE_TENSOR)
			candidate->numbers += size;
		else if (!e->params[i].choices)
			candidate->away += fabs((double)args[i].real + args[i].integer - 1);
	}
}

static bool weighs_more(const struct candidate *one, const struct candidate *other)
{
	return one->numbers > other->numbers ||
	       (one->numbers == other->numbers && one->away > other->away);
}

static int by_size(const void *a, const void *b)
{
	const struct candidate *one = a, *other = b;

	if (weighs_more(one, other) || weighs_more(other, one))
		return weighs_more(one, other) ? 1 : -1;
	return (one->place > other->place) - (one->place < other->place);
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

/* The form that a candidate stands for; false if it is not legal. */
static bool form_of(const struct candidate *candidate, const struct exercise *e, struct value *args)
{
	struct sizes sizes = {.of = e, .args = args};
	struct generator g = candidate->from;
	const char *broken;

	return candidate->drawn ? draw_once(&g, &sizes, args, candidate->reach, &broken)
				: spell(&sizes, args, candidate->reach, candidate->index);
}

static void add_candidate(
    struct candidate *candidates, int *count, struct candidate candidate, const struct exercise *e)
{
	struct value args[PARAMS_MAX];

	if (!form_of(&candidate, e, args))
		return;
	candidate.place = *count;
	weigh(e, &candidate, args);
	candidates[(*count)++] = candidate;
}

/* All forms that can be gone through, and if these do not reach far, others. */
static int find_candidates(const struct exercise *e, struct candidate *candidates)
{
	int reach = find_reach(e), count = 0;
	long long forms = reach > 0 ? count_forms(e, reach) : 0;

	for (long long i = 0; i < forms; i++)
		add_candidate(
		    candidates, &count, (struct candidate){.index = i, .reach = reach}, e);
	for (int i = 0; i < SMALL_TRIES && reach < SMALL_REACH; i++)
		add_candidate(candidates, &count,
		    (struct candidate){
			.drawn = true, .from = generator_for(0, i), .reach = 1 + i % SMALL_REACH},
		    e);
	qsort(candidates, (size_t)count, sizeof *candidates, by_size);
	return count;
}

/* Whether one of the cases from `first` on is of this form. */
static bool is_chosen(const struct exercise *e, const struct test_case *cases, int first, int count,
    const struct value *args)
{
	for (int i = first; i < count; i++)
		if (same_form(e, cases[i].args, args))
			return true;
	return false;
}

/* One more of the cases: a form, filled. */
static int add_small(struct test_case *cases, int *count, const struct exercise *e,
    const struct value *args, int how, struct error *error)
{
	struct generator g = generator_for(1, *count);
	struct test_case *c = &cases[(*count)++];

	for (int i = 0; i < e->param_count; i++) {
		c->args[i] = args[i];
		c->args[i].tensor.data = NULL;
	}
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

/* The smallest of the candidates, each form once. */
static int choose(struct test_case *cases, int *count, int wanted, const struct exercise *e,
    const struct candidate *candidates, int found, struct error *error)
{
	int done = 0, first = 0; /* of the cases that weigh as much */

	for (int i = 0; i < found && *count < wanted && done == 0; i++) {
		struct value args[PARAMS_MAX];

		if (i > 0 && weighs_more(&candidates[i], &candidates[i - 1]))
			first = *count;
		if (form_of(&candidates[i], e, args) && !is_chosen(e, cases, first, *count, args))
			done = add_small(cases, count, e, args, FILL_WHOLE, error);
	}
	return done;
}

int fresh_draw_small(
    struct test_case **cases, const struct exercise *exercise, int *count, struct error *error)
{
	struct candidate *candidates = calloc(FORMS_MOST + SMALL_TRIES, sizeof *candidates);
	int wanted = *count, done = 0;

	*count = 0;
	*cases = calloc((size_t)wanted + HALVES_MOST, sizeof **cases);
	if (!candidates || !*cases)
		done = error_set(error, "cannot draw small cases: out of memory");
	if (done == 0)
		done = choose(*cases, count, wanted, exercise, candidates,
		    find_candidates(exercise, candidates), error);
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
