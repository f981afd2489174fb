#include "grader/reference.h"

#include "grader/value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void name_question(struct reference *r)
{
	unsigned char digest[HASH_BYTES];
	struct hash hash;

	hash_init(&hash);
	hash_add(&hash, r->own.key, HASH_HEX);
	for (int i = 0; i < r->own.job.case_count; i++)
		for (int arg = 0; arg < r->own.job.exercise->param_count; arg++) {
			const struct value *value = &r->own.job.cases[i]->args[arg];

			hash_add(&hash, &value->integer, sizeof value->integer);
			hash_add(&hash, &value->real, sizeof value->real);
			if (value->kind == VALUE_OPTIONS)
				hash_add(&hash, &value->options, sizeof value->options);
			hash_add(&hash, value->tensor.shape,
			    (size_t)value->tensor.rank * sizeof *value->tensor.shape);
			if (value->kind == VALUE_TENSOR)
				hash_add(
				    &hash, value->tensor.data, value_size(value) * sizeof(float));
		}
	hash_finish(&hash, digest);
	hash_hex(digest, r->question);
}

/* --- what it wanted last ---------------------------------------------------------------------- */

/* Fresh inputs are multiples of a quarter, whose sums are exact; a layer's random weights are not,
 * and get this much. */
double reference_tolerance(const struct value *want)
{
	double largest = 0;

	for (size_t i = 0; want->kind == VALUE_TENSOR && i < value_size(want); i++)
		largest = fmax(largest, fabs((double)want->tensor.data[i]));
	return 1e-5 * (1 + largest);
}

static bool is_known(const struct reference *r)
{
	const struct wants *wants = &r->own.job.workshop->wants;

	return wants->values && wants->count == r->own.job.case_count &&
	       strcmp(wants->question, r->question) == 0;
}

static int recall(struct reference *r, struct error *error)
{
	for (int i = 0; i < r->own.job.case_count; i++) {
		struct test_case *of = r->own.job.cases[i];

		if (value_copy(&of->want, &r->own.job.workshop->wants.values[i]) != 0)
			return error_set(error, "out of memory");
		of->tol = reference_tolerance(&of->want);
	}
	return 0;
}

void reference_forget(struct workshop *workshop)
{
	for (int i = 0; i < workshop->wants.count; i++)
		value_release(&workshop->wants.values[i]);
	free(workshop->wants.values);
	workshop->wants = (struct wants){0};
}

/* Without memory for it nothing is remembered, and nothing is lost. */
static void remember(struct reference *r)
{
	struct wants *wants = &r->own.job.workshop->wants;

	reference_forget(r->own.job.workshop);
	wants->values = calloc((size_t)r->own.job.case_count, sizeof *wants->values);
	if (!wants->values)
		return;
	for (; wants->count < r->own.job.case_count; wants->count++)
		if (value_copy(
			&wants->values[wants->count], &r->own.job.cases[wants->count]->want) != 0)
			break;
	memcpy(wants->question, r->question, sizeof wants->question);
}

/* --- asking it -------------------------------------------------------------------------------- */

int reference_start(struct reference *reference, const struct own_job *job, struct error *error)
{
	struct reference *r = reference;

	*r = (struct reference){0};
	if (job->case_count == 0)
		return 0;
	if (own_open(&r->own, job, error) != 0)
		return -1;
	name_question(r);
	if (is_known(r))
		return recall(r, error);
	r->asked = true;
	return own_start(&r->own, error);
}

int reference_take(struct test_case *of, const struct exercise *exercise, const struct run *run,
    int index, struct error *error)
{
	struct outcome outcome;

	run_outcome(run, index, PASS_FIRST, &outcome);
	of->want = (struct value){.kind = exercise->returns, .integer = outcome.answer.integer};
	if (outcome.end.end != END_RETURNED || outcome.answer.state != ANSWER_RETURNED)
		return error_set(error,
		    "the reference of %s fails on the input that was drawn as %s; the exercise is "
		    "broken",
		    exercise->id, of->name ? of->name : "a small one");
	if (exercise->returns == VALUE_TENSOR) {
		if (value_zeros(&of->want, outcome.answer.shape, outcome.answer.rank) != 0 ||
		    value_size(&of->want) != outcome.answer.stored)
			return error_set(error,
			    "the reference of %s has a result on %s that is too large; make dims "
			    "smaller",
			    exercise->id, of->name ? of->name : "a small input");
		memcpy(of->want.tensor.data, outcome.floats, outcome.answer.stored * sizeof(float));
	}
	of->tol = reference_tolerance(&of->want);
	return 0;
}

static int take_wants(struct reference *r, struct error *error)
{
	for (int i = 0; i < r->own.job.case_count; i++) {
		struct test_case *of = r->own.job.cases[i];

		value_release(&of->want);
		if (reference_take(of, r->own.job.exercise, &r->own.run, i, error) != 0)
			return -1;
	}
	return 0;
}

int reference_finish(struct reference *reference, struct error *error)
{
	struct reference *r = reference;

	if (!r->asked)
		return 0;
	int done = own_finish(&r->own, error);

	if (done == 0)
		done = take_wants(r, error);
	if (done != 0 && r->own.cached) {
		done = own_repeat(&r->own, error);
		if (done == 0)
			done = take_wants(r, error);
	}
	if (done == 0)
		remember(r);
	return done;
}

void reference_release(struct reference *reference)
{
	own_release(&reference->own);
	*reference = (struct reference){0};
}
