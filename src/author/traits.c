#include "src/author/traits.h"

#include "grader/exercise/expression.h"
#include "grader/exercise/sizes.h"
#include "grader/text.h"
#include "grader/value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* An int parameter with more values is no size, but a seed or the like. */
enum { RANGE_MAX = 1000 };

/* --- sizes: the dims, and behind them the int parameters -------------------------------------- */

static int size_count(const struct exercise *e)
{
	return e->dim_count + e->param_count;
}

static bool is_dim(const struct exercise *e, int size)
{
	return size < e->dim_count;
}

static const struct param *param_of(const struct exercise *e, int size)
{
	return &e->params[size - e->dim_count];
}

/* Whether there is such a size: not every parameter is one. */
static bool is_size(const struct exercise *e, int size)
{
	if (is_dim(e, size))
		return true;
	const struct param *param = param_of(e, size);

	return param->kind == VALUE_INT && !param->choices && param->high - param->low <= RANGE_MAX;
}

static const char *name_of(const struct exercise *e, int size)
{
	return is_dim(e, size) ? e->dims[size].name : param_of(e, size)->name;
}

static long long bound_of(const struct exercise *e, int size, bool highest)
{
	if (is_dim(e, size))
		return highest ? e->dims[size].high : e->dims[size].low;
	return (long long)(highest ? param_of(e, size)->high : param_of(e, size)->low);
}

/* False if the input does not tell. */
static bool measure(const struct sizes *sizes, int size, long long *value)
{
	const struct exercise *e = sizes->of;

	if (is_dim(e, size) && !sizes->known[size])
		return false;
	*value = is_dim(e, size) ? sizes->dim[size] : sizes->args[size - e->dim_count].integer;
	return true;
}

/* --- conditions ------------------------------------------------------------------------------- */

/* The first comparison of a condition that lies between numbers, "A <= B": where its sign is, and
 * how long that is. NULL if there is none. */
static const char *comparison(const char *text, int *length)
{
	int depth = 0;

	for (; *text && strncmp(text, "&&", 2) != 0; text++) {
		depth += (*text == '(') - (*text == ')');
		if (depth == 0 && (*text == '<' || *text == '>')) {
			*length = text[1] == '=' ? 2 : 1;
			return text;
		}
	}
	return NULL;
}

static bool evaluate(const char *from, size_t length, struct sizes *sizes, long long *value)
{
	char *text = strndup(from, length);
	const char *trouble;
	bool done = text && expression_eval(text, sizes_lookup, sizes, value, &trouble) == 0;

	free(text);
	return done;
}

/* Whether both sides are as near to each other as the condition lets them be. */
static bool is_at_bound(const char *text, struct sizes *sizes)
{
	int length = 0;
	const char *sign = comparison(text, &length);
	long long left = 0, right = 0;

	if (!sign || !evaluate(text, (size_t)(sign - text), sizes, &left) ||
	    !evaluate(sign + length, strcspn(sign + length, "&"), sizes, &right))
		return false;
	return llabs(left - right) == (length == 2 ? 0 : 1);
}

static bool mentions(const char *text, const char *name)
{
	static const char letters[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

	while (*text) {
		size_t length = strspn(text, letters);

		if (length == strlen(name) && strncmp(text, name, length) == 0)
			return true;
		text += length > 0 ? length : 1;
	}
	return false;
}

/* Whether some condition is about both: then it matters which is the greater. */
static bool are_compared(const struct exercise *e, int a, int b)
{
	for (int i = 0; i < e->where_count; i++)
		if (mentions(e->where[i], name_of(e, a)) && mentions(e->where[i], name_of(e, b)))
			return true;
	return false;
}

/* --- which there can be ----------------------------------------------------------------------- */

static int add(struct traits *traits, enum trait_kind kind, int of, int other, bool is_needed)
{
	size_t count = (size_t)traits->count;
	struct trait *list = realloc(traits->list, (count + 1) * sizeof *list);

	if (!list)
		return -1;
	list[count] = (struct trait){kind, of, other, is_needed};
	traits->list = list;
	traits->count++;
	return 0;
}

static int add_pair(struct traits *traits, int a, int b)
{
	const struct exercise *e = traits->exercise;
	bool both_dims = is_dim(e, a) && is_dim(e, b), compared = are_compared(e, a, b);

	return (both_dims || compared) && (add(traits, TRAIT_LESS, a, b, compared) != 0 ||
					      add(traits, TRAIT_EQUAL, a, b, false) != 0 ||
					      add(traits, TRAIT_GREATER, a, b, compared) != 0 ||
					      add(traits, TRAIT_DIFFERENT, a, b, both_dims) != 0)
		   ? -1
		   : 0;
}

static int add_sizes(struct traits *traits)
{
	const struct exercise *e = traits->exercise;

	for (int a = 0; a < size_count(e); a++) {
		if (!is_size(e, a))
			continue;
		if (add(traits, TRAIT_LOWEST, a, 0, is_dim(e, a)) != 0 ||
		    add(traits, TRAIT_HIGHEST, a, 0, false) != 0 ||
		    add(traits, TRAIT_EVEN, a, 0, is_dim(e, a)) != 0 ||
		    add(traits, TRAIT_ODD, a, 0, is_dim(e, a)) != 0)
			return -1;
		for (int b = a + 1; b < size_count(e); b++)
			if (is_size(e, b) && add_pair(traits, a, b) != 0)
				return -1;
	}
	return 0;
}

static int add_params(struct traits *traits)
{
	const struct exercise *e = traits->exercise;
	int done = 0;

	for (int i = 0; i < e->param_count && done == 0; i++) {
		if (e->params[i].kind == VALUE_TENSOR &&
		    (add(traits, TRAIT_NEGATIVE, i, 0, true) != 0 ||
			add(traits, TRAIT_FRACTION, i, 0, true) != 0 ||
			add(traits, TRAIT_LOPSIDED, i, 0, true) != 0))
			done = -1;
		for (int k = 0; k < e->params[i].choice_count && done == 0; k++)
			done = add(traits, TRAIT_CHOICE, i, k, true);
	}
	return done;
}

int traits_find(struct traits *traits, const struct exercise *exercise)
{
	*traits = (struct traits){.exercise = exercise};
	int done = add_sizes(traits) != 0 || add_params(traits) != 0 ? -1 : 0;

	for (int i = 0; i < exercise->where_count && done == 0; i++)
		done = add(traits, TRAIT_BOUND, i, 0, false);
	return done;
}

void traits_release(struct traits *traits)
{
	free(traits->list);
	*traits = (struct traits){0};
}

/* --- which an input has ----------------------------------------------------------------------- */

static bool has_size(const struct traits *traits, const struct trait *trait, struct sizes *sizes)
{
	const struct exercise *e = traits->exercise;
	long long value = 0, other = 0;

	if (!measure(sizes, trait->of, &value) ||
	    (trait->kind >= TRAIT_LESS && !measure(sizes, trait->other, &other)))
		return false;
	switch (trait->kind) {
	case TRAIT_LOWEST:
	case TRAIT_HIGHEST:
		return value == bound_of(e, trait->of, trait->kind == TRAIT_HIGHEST);
	case TRAIT_EVEN:
	case TRAIT_ODD:
		return (value % 2 != 0) == (trait->kind == TRAIT_ODD);
	case TRAIT_LESS:
		return value < other;
	case TRAIT_EQUAL:
		return value == other;
	case TRAIT_GREATER:
		return value > other;
	default:
		return value != other;
	}
}

static bool has_number(enum trait_kind kind, const struct value *value)
{
	size_t count = value_size(value);
	const float *data = value->tensor.data;

	for (size_t i = 0; i < count; i++)
		if (kind == TRAIT_NEGATIVE   ? data[i] < 0
		    : kind == TRAIT_FRACTION ? isfinite(data[i]) && data[i] != rintf(data[i])
					     : data[i] != data[count - 1 - i])
			return true;
	return false;
}

static bool is_choice(const struct param *param, int choice, const struct value *value)
{
	double number = value->kind == VALUE_INT ? value->integer : (double)value->real;

	return number == (double)(float)param->choices[choice];
}

bool traits_has(const struct traits *traits, int index, const struct value *args)
{
	const struct exercise *e = traits->exercise;
	const struct trait *trait = &traits->list[index];
	struct sizes sizes;

	if (trait->kind >= TRAIT_NEGATIVE)
		return has_number(trait->kind, &args[trait->of]);
	if (trait->kind == TRAIT_CHOICE)
		return is_choice(&e->params[trait->of], trait->other, &args[trait->of]);
	sizes_learn(&sizes, e, args);
	if (trait->kind == TRAIT_BOUND)
		return is_at_bound(e->where[trait->of], &sizes);
	return has_size(traits, trait, &sizes);
}

/* --- words ------------------------------------------------------------------------------------ */

char *traits_say(const struct traits *traits, int index)
{
	const struct exercise *e = traits->exercise;
	const struct trait *trait = &traits->list[index];
	int of = trait->of;

	switch (trait->kind) {
	case TRAIT_LOWEST:
		return text_format(
		    "%s = %lld (its smallest)", name_of(e, of), bound_of(e, of, false));
	case TRAIT_HIGHEST:
		return text_format(
		    "%s = %lld (its largest)", name_of(e, of), bound_of(e, of, true));
	case TRAIT_EVEN:
		return text_format("an even %s", name_of(e, of));
	case TRAIT_ODD:
		return text_format("an odd %s", name_of(e, of));
	case TRAIT_LESS:
		return text_format("%s < %s", name_of(e, of), name_of(e, trait->other));
	case TRAIT_EQUAL:
		return text_format("%s = %s", name_of(e, of), name_of(e, trait->other));
	case TRAIT_GREATER:
		return text_format("%s > %s", name_of(e, of), name_of(e, trait->other));
	case TRAIT_DIFFERENT:
		return text_format(
		    "%s different from %s", name_of(e, of), name_of(e, trait->other));
	case TRAIT_CHOICE:
		return text_format(
		    "%s = %g", e->params[of].name, e->params[of].choices[trait->other]);
	case TRAIT_BOUND:
		return text_format("sizes that just fulfil \"%s\"", e->where[of]);
	case TRAIT_NEGATIVE:
		return text_format("a negative number in %s", e->params[of].name);
	case TRAIT_FRACTION:
		return text_format("a number in %s that is not whole", e->params[of].name);
	case TRAIT_LOPSIDED:
		return text_format(
		    "numbers in %s that read differently backwards", e->params[of].name);
	}
	return NULL;
}
