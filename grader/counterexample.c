#include "grader/counterexample.h"

#include "grader/diagnose.h"
#include "grader/exercise/cases.h"
#include "grader/exercise/manifest.h"
#include "grader/value.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBERS_MOST = 40 };

/* --- choosing it ------------------------------------------------------------------------------ */

/* The first number that differs; -1 if there is none, or no numbers to compare. */
static int first_difference(const struct case_result *result)
{
	const struct value *got = &result->got, *want = &result->of->want;

	if (result->verdict != VERDICT_WRONG_ANSWER || want->kind != VALUE_TENSOR ||
	    !got->tensor.data)
		return -1;
	for (size_t i = 0; i < value_size(want); i++)
		if (!(fabs((double)got->tensor.data[i] - (double)want->tensor.data[i]) <=
			result->of->tol))
			return (int)i;
	return -1;
}

/* A shape says most where something is wanted. */
static bool is_better(
    enum verdict verdict, const struct case_result *a, const struct case_result *b)
{
	bool a_shape = a->verdict == VERDICT_WRONG_SHAPE,
	     b_shape = b->verdict == VERDICT_WRONG_SHAPE;

	if (verdict != VERDICT_WRONG_SHAPE || !a_shape)
		return false;
	return !b_shape || (value_size(&a->of->want) > 0 && value_size(&b->of->want) == 0);
}

/* The first that fails; if the verdict is about shapes the first with a wrong shape, since on a
 * smaller one the shape may be right by accident. -1 if there is none. */
static int choose(enum verdict verdict, const struct case_result *results, int count)
{
	int best = -1;

	for (int i = 0; i < count; i++)
		if (diagnose_is_wrong(&results[i]) &&
		    (best < 0 || is_better(verdict, &results[i], &results[best])))
			best = i;
	return best;
}

void counterexample_take(
    struct result *result, struct test_case *cases, struct case_result *results, int count)
{
	struct counterexample *counterexample = &result->counterexample;
	int chosen = choose(result->verdict, results, count);

	if (chosen < 0)
		return;
	*counterexample = (struct counterexample){
	    .found = true,
	    .at = first_difference(&results[chosen]),
	    .of = cases[chosen],
	    .got = results[chosen],
	};
	counterexample->got.of = NULL;
	cases[chosen] = (struct test_case){0};
	results[chosen] = (struct case_result){0};
}

static size_t numbers_of(const struct test_case *of, const struct exercise *exercise)
{
	size_t numbers = 0;

	for (int i = 0; i < exercise->param_count; i++)
		if (exercise->params[i].kind == VALUE_TENSOR)
			numbers += value_size(&of->args[i]);
	return numbers;
}

static const struct case_result *smallest_fresh(
    const struct result *result, const struct exercise *exercise)
{
	const struct case_result *best = NULL;

	for (int i = 0; i < result->case_count; i++) {
		const struct case_result *each = &result->cases[i];

		if (strcmp(each->of->category, CATEGORY_FRESH) == 0 && diagnose_is_wrong(each) &&
		    (!best || numbers_of(each->of, exercise) < numbers_of(best->of, exercise)))
			best = each;
	}
	return best;
}

void counterexample_copy(struct result *result, const struct exercise *exercise)
{
	const struct case_result *best = smallest_fresh(result, exercise);
	struct counterexample *to = &result->counterexample;

	if (!best)
		return;
	to->at = first_difference(best);
	to->of.tol = best->of->tol;
	to->got = (struct case_result){
	    .verdict = best->verdict, .message = best->message ? strdup(best->message) : NULL};
	to->found = value_copy(&to->of.want, &best->of->want) == 0 &&
		    value_copy(&to->got.got, &best->got) == 0;
	for (int i = 0; i < exercise->param_count; i++)
		to->found = to->found && value_copy(&to->of.args[i], &best->of->args[i]) == 0;
}

/* --- as text ---------------------------------------------------------------------------------- */

static void print_shape(FILE *out, const tensor *t)
{
	fputc('(', out);
	for (int i = 0; i < t->rank; i++)
		fprintf(out, "%s%d", i > 0 ? ", " : "", t->shape[i]);
	fputs(t->rank == 1 ? ",)" : ")", out);
}

/* Numbers of one row apart by ", ", rows by "; ", matrices by " | ". */
static void print_tensor(FILE *out, const struct value *value)
{
	const tensor *t = &value->tensor;
	size_t size = value_size(value);
	int columns = t->rank > 0 ? t->shape[t->rank - 1] : 1;
	int rows = t->rank > 1 ? t->shape[t->rank - 2] : 1;

	if (size == 0) {
		fputs("nothing", out);
	}
	for (size_t i = 0; i < size; i++) {
		if (i == NUMBERS_MOST) {
			fputs(", ...", out);
			break;
		}
		if (i > 0)
			fputs(i % (size_t)columns != 0            ? ", "
			      : i % (size_t)(columns * rows) != 0 ? "; "
								  : " | ",
			    out);
		fprintf(out, "%g", (double)t->data[i]);
	}
	if (t->rank != 1 || size == 0) {
		fputs(", of shape ", out);
		print_shape(out, t);
	}
}

/* Options are many, and most are left out: as JSON they are the shortest. With blanks, at which a
 * line can be broken. */
static void print_options(FILE *out, const struct value *value)
{
	cJSON *json = value_write(value);
	char *text = cJSON_PrintUnformatted(json);
	bool quoted = false;

	for (const char *at = text ? text : "?"; *at; at++) {
		quoted ^= *at == '"';
		fputc(*at, out);
		if (!quoted && (*at == ',' || *at == ':'))
			fputc(' ', out);
	}
	cJSON_free(text);
	cJSON_Delete(json);
}

void value_print(FILE *out, const struct value *value)
{
	switch (value->kind) {
	case VALUE_TENSOR:
		print_tensor(out, value);
		break;
	case VALUE_INT:
		fprintf(out, "%d", value->integer);
		break;
	case VALUE_FLOAT:
		fprintf(out, "%g", (double)value->real);
		break;
	case VALUE_OPTIONS:
		print_options(out, value);
		break;
	}
}

static void print_all(
    FILE *out, const struct counterexample *shown, const struct exercise *exercise)
{
	const struct value *got = &shown->got.got;

	for (int i = 0; i < exercise->param_count; i++) {
		fprintf(out, "%s = ", exercise->params[i].name);
		value_print(out, &shown->of.args[i]);
		fputc('\n', out);
	}
	fputs("wanted ", out);
	value_print(out, &shown->of.want);
	fputs("\ngot ", out);
	if (got->kind == VALUE_INT || got->tensor.data)
		value_print(out, got);
	else
		fputs("nothing", out);
	if (shown->got.message)
		fprintf(out, ": %s", shown->got.message);
}

char *counterexample_text(
    const struct counterexample *counterexample, const struct exercise *exercise)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	if (!out)
		return NULL;
	print_all(out, counterexample, exercise);
	if (fclose(out) == 0)
		return text;
	free(text);
	return NULL;
}

void counterexample_release(struct counterexample *counterexample)
{
	case_release(&counterexample->of);
	free(counterexample->got.message);
	value_release(&counterexample->got.got);
	*counterexample = (struct counterexample){0};
}
