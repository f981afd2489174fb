/*
 * A relation is a statement about a result and the wanted one, such as "each number is the one
 * before the right one". It is told if it holds for every wrong result, and if some of these are
 * rich enough for that to be no accident.
 */
#include "grader/diagnose.h"

#include "grader/compare.h"

#include <math.h>
#include <string.h>

/* Results in which it cannot be an accident. */
enum { ENOUGH = 2 };

/* --- relations between what came and what was wanted ------------------------------------------ */

/* A wrong result, in row-major order, and the wanted one. */
struct pair {
	const float *got, *want;
	tensor got_shape, want_shape;
	int got_size, want_size;
	double tol;
};

static bool close_to(const struct pair *pair, double a, double b)
{
	return fabs(a - b) <= pair->tol + 1e-6 * fabs(b);
}

static bool has_shape(const struct pair *pair)
{
	return compare_shape(pair->got_shape, pair->want_shape);
}

/* -1: it does not hold. 0: it does, and so it might by accident. 1: it does. */
typedef int relation(const struct pair *pair, double *amount);

static bool differs(const float *numbers, int count)
{
	for (int i = 1; i < count; i++)
		if (numbers[i] != numbers[0])
			return true;
	return false;
}

/* NOLINTBEGIN(readability-non-const-parameter): all relations have one type */

/* got[i + later] == want[i] where both are. */
static int shifted(const struct pair *pair, int later)
{
	int from = later > 0 ? 0 : -later, to = pair->want_size - (later > 0 ? later : 0);

	if (pair->got_size != pair->want_size || pair->want_shape.rank != 1)
		return -1;
	for (int i = from; i < to; i++)
		if (!close_to(pair, (double)pair->got[i + later], (double)pair->want[i]))
			return -1;
	return to - from >= 2 && differs(pair->want, pair->want_size);
}

static int is_late(const struct pair *pair, double *amount)
{
	(void)amount;
	return shifted(pair, 1);
}

static int is_early(const struct pair *pair, double *amount)
{
	(void)amount;
	return shifted(pair, -1);
}

static int is_reversed(const struct pair *pair, double *amount)
{
	int n = pair->want_size;

	(void)amount;
	if (pair->got_size != n || pair->want_shape.rank != 1)
		return -1;
	for (int i = 0; i < n; i++)
		if (!close_to(pair, (double)pair->got[i], (double)pair->want[n - 1 - i]))
			return -1;
	return n >= 3;
}

static int is_transposed(const struct pair *pair, double *amount)
{
	int rows = pair->want_shape.shape[0], columns = pair->want_shape.shape[1];

	(void)amount;
	if (pair->want_shape.rank != 2 || pair->got_size != pair->want_size)
		return -1;
	for (int i = 0; i < rows; i++)
		for (int k = 0; k < columns; k++)
			if (!close_to(pair, (double)pair->got[k * rows + i],
				(double)pair->want[i * columns + k]))
				return -1;
	return rows > 1 && columns > 1;
}

/* got == amount * want; the first case decides about the amount. */
static int is_scaled(const struct pair *pair, double *amount)
{
	int told = 0;

	if (!has_shape(pair))
		return -1;
	for (int i = 0; i < pair->want_size; i++) {
		double want = (double)pair->want[i], got = (double)pair->got[i];

		if (fabs(want) <= pair->tol) {
			if (fabs(got) > pair->tol)
				return -1;
			continue;
		}
		if (isnan(*amount))
			*amount = got / want;
		if (!close_to(pair, got, *amount * want))
			return -1;
		told++;
	}
	return told >= 2;
}

static int is_offset(const struct pair *pair, double *amount)
{
	if (!has_shape(pair))
		return -1;
	for (int i = 0; i < pair->want_size; i++) {
		double away = (double)pair->got[i] - (double)pair->want[i];

		if (isnan(*amount))
			*amount = away;
		if (!close_to(pair, away, *amount))
			return -1;
	}
	return pair->want_size >= 2;
}

static int is_constant(const struct pair *pair, double *amount)
{
	if (!has_shape(pair) || pair->want_size == 0)
		return -1;
	for (int i = 0; i < pair->got_size; i++) {
		if (isnan(*amount))
			*amount = (double)pair->got[i];
		if (!((double)pair->got[i] == *amount))
			return -1;
	}
	return pair->want_size >= 2;
}

static int is_truncated(const struct pair *pair, double *amount)
{
	int told = 0;

	(void)amount;
	if (!has_shape(pair))
		return -1;
	for (int i = 0; i < pair->want_size; i++) {
		float want = pair->want[i], got = pair->got[i];

		if (got != rintf(got) || !(fabs((double)got - (double)want) < 1 + pair->tol))
			return -1;
		told += want != rintf(want);
	}
	return told >= 1;
}

/* How many numbers are wrong before the middle part that is right, and behind it; false if there is
 * none such. */
static bool find_rim(const struct pair *pair, int *front, int *back)
{
	int n = pair->want_size;

	if (pair->got_size != n || n < 3 || pair->want_shape.rank != 1)
		return false;
	for (*front = 0; *front < n; ++*front)
		if (close_to(pair, (double)pair->got[*front], (double)pair->want[*front]))
			break;
	for (*back = 0; *back < n - *front; ++*back)
		if (close_to(
			pair, (double)pair->got[n - 1 - *back], (double)pair->want[n - 1 - *back]))
			break;
	for (int i = *front; i < n - *back; i++)
		if (!close_to(pair, (double)pair->got[i], (double)pair->want[i]))
			return false;
	return *front + *back < n;
}

static int only_the_end(const struct pair *pair, double *amount)
{
	int front, back;

	(void)amount;
	return find_rim(pair, &front, &back) && front == 0 && back > 0 ? 1 : -1;
}

static int only_the_start(const struct pair *pair, double *amount)
{
	int front, back;

	(void)amount;
	return find_rim(pair, &front, &back) && front > 0 && back == 0 ? 1 : -1;
}

static int only_the_rim(const struct pair *pair, double *amount)
{
	int front, back;

	(void)amount;
	return find_rim(pair, &front, &back) ? front > 0 && back > 0 : -1;
}

/* --- shapes --- */

static int is_too_long(const struct pair *pair, double *amount)
{
	double more;

	if (pair->got_shape.rank != pair->want_shape.rank || pair->want_shape.rank < 1)
		return -1;
	for (int axis = 1; axis < pair->want_shape.rank; axis++)
		if (pair->got_shape.shape[axis] != pair->want_shape.shape[axis])
			return -1;
	more = pair->got_shape.shape[0] - pair->want_shape.shape[0];
	if (isnan(*amount))
		*amount = more;
	return more == *amount && more != 0 ? 1 : -1;
}

static int has_rank(const struct pair *pair, double *amount)
{
	if (isnan(*amount))
		*amount = pair->got_shape.rank;
	return pair->got_shape.rank == *amount && pair->got_shape.rank != pair->want_shape.rank
		   ? 1
		   : -1;
}

/* NOLINTEND(readability-non-const-parameter) */

/* In the order of what they explain: the first that holds is told. `format` is given the amount. */
static const struct {
	relation *holds;
	const char *format;
} RELATIONS[] = {
    {is_constant, "Every number that comes out is %g."},
    {is_scaled, "Every number is %g times the right one."},
    {is_offset, "Every number is off by %g."},
    {is_late, "Each number is the one before the right one: all are one place late."},
    {is_early, "Each number is the one after the right one: all are one place early."},
    {is_reversed, "The numbers are right, but in reverse order."},
    {is_transposed, "The numbers are right, but rows and columns are exchanged."},
    {is_truncated, "Every number that comes out is whole: what is behind the point is lost."},
    {only_the_end, "All is right but for the last numbers of the result."},
    {only_the_start, "All is right but for the first numbers of the result."},
    {only_the_rim, "The middle of the result is right, and both ends are wrong."},
    {is_too_long, "The result is longer than it should be, each time by %g."},
    {has_rank, "The result has %g axes, each time, which is the wrong number of them."},
};

enum { RELATION_COUNT = sizeof RELATIONS / sizeof *RELATIONS };

static bool make_pair(struct pair *pair, const struct case_result *result)
{
	const struct value *got = &result->got, *want = &result->of->want;

	if (want->kind != VALUE_TENSOR || !got->tensor.data || !want->tensor.data)
		return false;
	*pair = (struct pair){got->tensor.data, want->tensor.data, got->tensor, want->tensor,
	    compare_size(got->tensor), compare_size(want->tensor), result->of->tol};
	return true;
}

/* Whether it holds for every wrong case, and for one of them not by accident. */
static bool holds_always(const struct evidence *evidence, relation *holds, double *amount)
{
	int meant = 0;

	*amount = NAN;
	for (int i = 0; i < evidence->count; i++) {
		struct pair pair;

		if (!diagnose_is_wrong(&evidence->cases[i]))
			continue;
		int so = make_pair(&pair, &evidence->cases[i]) ? holds(&pair, amount) : -1;

		if (so < 0)
			return false;
		meant += so;
	}
	return meant >= ENOUGH;
}

void diagnose_how(struct diagnosis *diagnosis, const struct evidence *evidence)
{
	for (int i = 0; i < RELATION_COUNT; i++) {
		double amount;

		if (!holds_always(evidence, RELATIONS[i].holds, &amount))
			continue;
		if (RELATIONS[i].holds == is_too_long && amount < 0)
			diagnose_add(diagnosis,
			    "The result is shorter than it should be, each time by %g.", -amount);
		else
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-security"
			diagnose_add(diagnosis, RELATIONS[i].format, amount);
#pragma GCC diagnostic pop
		return;
	}
}

/* --- memory that was never written ------------------------------------------------------------ */

/* What fresh memory holds in the run that decides, and what a local variable does; no sum comes to
 * either by itself. */
static const unsigned char MEMORY_POISON = 0x7F, VARIABLE_POISON = 0xFE;

static bool is_poison(float number, unsigned char poison)
{
	unsigned char bytes[sizeof number];

	memcpy(bytes, &number, sizeof bytes);
	for (size_t i = 0; i < sizeof bytes; i++)
		if (bytes[i] != poison)
			return false;
	return true;
}

/* The first number of a wrong result that is nothing but this pattern; -1 if there is none. */
static int find_poison(const struct evidence *evidence, unsigned char poison)
{
	for (int i = 0; i < evidence->count; i++) {
		struct pair pair;

		if (!diagnose_is_wrong(&evidence->cases[i]) ||
		    !make_pair(&pair, &evidence->cases[i]))
			continue;
		for (int k = 0; k < pair.got_size; k++)
			if (is_poison(pair.got[k], poison))
				return k;
	}
	return -1;
}

void diagnose_unwritten(struct diagnosis *diagnosis, const struct evidence *evidence)
{
	int index = find_poison(evidence, MEMORY_POISON);

	if (index >= 0)
		diagnose_add(
		    diagnosis, "y[%d] was never written: it is what fresh memory holds.", index);
	else if ((index = find_poison(evidence, VARIABLE_POISON)) >= 0)
		diagnose_add(
		    diagnosis, "y[%d] comes from a variable that was never given a value.", index);
}
