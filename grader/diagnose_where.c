/*
 * Of each case that was run it is known what its sizes and parameters are and whether it went
 * wrong. A feature is a statement about the input, such as "K is even"; one that holds for all that
 * went wrong and for nothing that went right says where the mistake is. Failing that, one that
 * holds for all that went wrong, but not for some that went right, says where to look.
 */
#include "grader/diagnose.h"

#include "grader/exercise/sizes.h"
#include "grader/value.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Cases on a side, before something is said of all of them. */
enum { FEATURES_MAX = 200, FEATURE_TEXT = 80, ENOUGH = 2 };

/* How likely a feature may be to hold for all wrong cases without having to do with them. */
static const double ACCIDENT = 0.01;

/* --- features of an input --------------------------------------------------------------------- */

/* What is true of one input. The texts come in the same order for every case of an exercise. */
struct features {
	int count;
	bool holds[FEATURES_MAX];
	char text[FEATURES_MAX][FEATURE_TEXT];
};

static void note(struct features *features, bool holds, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void note(struct features *features, bool holds, const char *format, ...)
{
	va_list list;

	if (features->count == FEATURES_MAX)
		return;
	va_start(list, format);
	vsnprintf(features->text[features->count], FEATURE_TEXT, format, list);
	va_end(list);
	features->holds[features->count++] = holds;
}

/* A whole number that the input has under a name. */
struct quantity {
	const char *name;
	int value;
	bool is_param;
};

static int take_quantities(
    const struct exercise *e, const struct value *args, struct quantity *quantities)
{
	struct sizes sizes;
	int count = 0;

	sizes_learn(&sizes, e, args);
	for (int i = 0; i < e->dim_count; i++)
		quantities[count++] = (struct quantity){e->dims[i].name, sizes.dim[i], false};
	for (int i = 0; i < e->param_count; i++)
		if (e->params[i].kind == VALUE_INT)
			quantities[count++] =
			    (struct quantity){e->params[i].name, args[i].integer, true};
	return count;
}

static void note_single(struct features *features, const struct quantity *q)
{
	note(features, q->value == 1, "%s is 1", q->name);
	note(features, q->value > 1, "%s is more than 1", q->name);
	note(features, q->value % 2 == 0, "%s is even", q->name);
	note(features, q->value % 2 != 0, "%s is odd", q->name);
	note(features, q->value == 0, "%s is 0", q->name);
	note(features, q->value != 0, "%s is not 0", q->name);
	note(features, q->value < 0, "%s is negative", q->name);
	note(features, q->value > 2, "%s is more than 2", q->name);
	note(features, q->value > 64, "%s is more than 64", q->name);
}

static void note_pair(struct features *features, const struct quantity *a, const struct quantity *b)
{
	note(features, a->value > b->value, "%s is more than %s", a->name, b->name);
	note(features, a->value < b->value, "%s is less than %s", a->name, b->name);
	note(features, a->value == b->value, "%s is equal to %s", a->name, b->name);
	note(features, a->value != b->value, "%s is not equal to %s", a->name, b->name);
	if (b->is_param && !a->is_param)
		note(features, b->value > 0 && a->value % b->value != 0, "%s does not divide %s",
		    b->name, a->name);
}

static void note_numbers(struct features *features, const char *name, const struct value *value)
{
	bool negative = false, broken = false;

	for (size_t i = 0; i < value_size(value); i++) {
		negative = negative || value->tensor.data[i] < 0;
		broken = broken || value->tensor.data[i] != rintf(value->tensor.data[i]);
	}
	note(features, negative, "%s has a negative number", name);
	note(features, broken, "%s has a number that is not whole", name);
}

static void find_features(
    struct features *features, const struct exercise *e, const struct value *args)
{
	struct quantity quantities[DIMS_MAX + PARAMS_MAX];
	int count = take_quantities(e, args, quantities);

	features->count = 0;
	for (int i = 0; i < e->param_count; i++)
		for (int k = 0; e->params[i].kind == VALUE_FLOAT && k < e->params[i].choice_count;
		     k++)
			note(features, (double)args[i].real == e->params[i].choices[k], "%s is %g",
			    e->params[i].name, e->params[i].choices[k]);
	for (int i = 0; i < count; i++)
		note_single(features, &quantities[i]);
	for (int i = 0; i < count; i++)
		for (int k = 0; k < count; k++)
			if (i < k || (quantities[k].is_param && !quantities[i].is_param))
				note_pair(features, &quantities[i], &quantities[k]);
	for (int i = 0; i < e->param_count; i++)
		if (e->params[i].kind == VALUE_TENSOR)
			note_numbers(features, e->params[i].name, &args[i]);
}

/* --- where it is wrong ------------------------------------------------------------------------ */

/* How often a feature, or two together, holds on each side. */
struct tally {
	int wrong, right; /* cases in all */
	int wrong_with, right_with;
};

static struct tally count_up(
    const struct evidence *evidence, const struct features *features, int one, int other)
{
	struct tally tally = {0};

	for (int i = 0; i < evidence->count; i++) {
		bool holds = features[i].holds[one] && features[i].holds[other];

		tally.wrong += diagnose_is_wrong(&evidence->cases[i]);
		tally.right += diagnose_is_right(&evidence->cases[i]);
		tally.wrong_with += diagnose_is_wrong(&evidence->cases[i]) && holds;
		tally.right_with += diagnose_is_right(&evidence->cases[i]) && holds;
	}
	return tally;
}

static bool is_exact(const struct tally *tally)
{
	return tally->wrong >= ENOUGH && tally->right >= ENOUGH &&
	       tally->wrong_with == tally->wrong && tally->right_with == 0;
}

static bool is_exact_alone(
    const struct evidence *evidence, const struct features *features, int one)
{
	struct tally tally = count_up(evidence, features, one, one);

	return is_exact(&tally);
}

static bool say_exactly(
    struct diagnosis *diagnosis, const struct evidence *evidence, const struct features *features)
{
	int count = evidence->count > 0 ? features[0].count : 0;

	for (int i = 0; i < count; i++)
		if (is_exact_alone(evidence, features, i)) {
			diagnose_add(diagnosis,
			    "It is wrong wherever %s, and right everywhere else.",
			    features[0].text[i]);
			return true;
		}
	for (int i = 0; i < count; i++)
		for (int k = i + 1; k < count; k++) {
			struct tally tally = count_up(evidence, features, i, k);

			if (!is_exact(&tally))
				continue;
			diagnose_add(diagnosis,
			    "It is wrong wherever %s and %s, and right everywhere else.",
			    features[0].text[i], features[0].text[k]);
			return true;
		}
	return false;
}

/* Of five numbers that were drawn, all are even now and then: so few wrong ones say nothing. */
static bool is_accident(const struct tally *tally)
{
	double share =
	    (double)(tally->wrong_with + tally->right_with) / (tally->wrong + tally->right);

	return pow(share, tally->wrong) > ACCIDENT;
}

/* The narrowest feature that all wrong cases share, if enough right ones do not. */
static void say_only(
    struct diagnosis *diagnosis, const struct evidence *evidence, const struct features *features)
{
	int count = evidence->count > 0 ? features[0].count : 0, best = -1, best_right = 0;

	for (int i = 0; i < count; i++) {
		struct tally tally = count_up(evidence, features, i, i);
		int without = tally.right - tally.right_with;

		if (tally.wrong < ENOUGH || tally.wrong_with != tally.wrong || without < ENOUGH ||
		    is_accident(&tally))
			continue;
		if (best < 0 || tally.right_with < best_right) {
			best = i;
			best_right = tally.right_with;
		}
	}
	if (best >= 0)
		diagnose_add(diagnosis, "It is wrong only where %s.", features[0].text[best]);
}

void diagnose_where(struct diagnosis *diagnosis, const struct evidence *evidence)
{
	struct features *features = calloc((size_t)evidence->count + 1, sizeof *features);
	int right = 0, wrong = 0;

	for (int i = 0; features && i < evidence->count; i++) {
		find_features(&features[i], evidence->exercise, evidence->cases[i].of->args);
		right += diagnose_is_right(&evidence->cases[i]);
		wrong += diagnose_is_wrong(&evidence->cases[i]);
	}
	if (features && right == 0 && wrong > ENOUGH)
		diagnose_add(diagnosis, "It is wrong on every input that was tried.");
	else if (features && right > 0 && !say_exactly(diagnosis, evidence, features))
		say_only(diagnosis, evidence, features);
	free(features);
}
