/*
 * The shape first, and exactly; only tensors of one shape have values that can be compared. Then
 * value by value in the order of memory: the first that differs is named by its index, the others
 * are counted. Differences are taken in double, where no two float32 are too far apart.
 */
#include "grader/compare.h"

#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* --- the sentence ----------------------------------------------------------------------------- */

/* Made piece by piece in the caller's room; it is cut, never overrun. */
struct sentence {
	char *bytes;
	size_t room, used;
};

__attribute__((format(printf, 2, 3))) static void say(
    struct sentence *sentence, const char *format, ...)
{
	size_t room = sentence->room - sentence->used;
	va_list arguments;

	if (room == 0)
		return;
	va_start(arguments, format);
	int length = vsnprintf(sentence->bytes + sentence->used, room, format, arguments);
	va_end(arguments);
	if (length > 0)
		sentence->used += (size_t)length < room ? (size_t)length : room - 1;
}

/* With as few digits as still mean this very float32: 0.1, not 0.100000001. */
static void say_number(struct sentence *sentence, double number)
{
	char text[32];

	if (isnan(number) || isinf(number)) {
		say(sentence, "%s", isnan(number) ? "nan" : number < 0 ? "-inf" : "inf");
		return;
	}
	for (int digits = 6; digits <= 9; digits++) {
		snprintf(text, sizeof text, "%.*g", digits, number);
		if (strtof(text, NULL) == (float)number)
			break;
	}
	say(sentence, "%s", text);
}

/* As the lessons spell it: (), (5,), (2, 3). */
static void say_shape(struct sentence *sentence, tensor t)
{
	say(sentence, "(");
	for (int axis = 0; axis < t.rank; axis++)
		say(sentence, "%s%d", axis ? ", " : "", t.shape[axis]);
	say(sentence, t.rank == 1 ? ",)" : ")");
}

static void say_index(struct sentence *sentence, tensor t, int at)
{
	int index[TENSOR_MAX_RANK];

	for (int axis = t.rank - 1; axis >= 0; axis--) {
		index[axis] = at % t.shape[axis];
		at /= t.shape[axis];
	}
	say(sentence, "y");
	for (int axis = 0; axis < t.rank; axis++)
		say(sentence, "%s%d", axis ? ", " : "[", index[axis]);
	say(sentence, "%s", t.rank > 0 ? "]" : "");
}

/* --- the comparison --------------------------------------------------------------------------- */

int compare_size(tensor t)
{
	long long size = 1;
	bool empty = false;

	if (t.rank < 0 || t.rank > TENSOR_MAX_RANK)
		return -1;
	for (int axis = 0; axis < t.rank; axis++) {
		if (t.shape[axis] < 0)
			return -1;
		empty = empty || t.shape[axis] == 0;
	}
	for (int axis = 0; axis < t.rank && !empty; axis++) {
		size *= t.shape[axis];
		if (size > INT_MAX)
			return -1;
	}
	return empty ? 0 : (int)size;
}

/* A tolerance that is NaN lets nothing pass. */
static bool is_close(double got, double want, double tol)
{
	if (isnan(want))
		return isnan(got);
	if (isinf(want) || isinf(got))
		return got == want;
	return fabs(got - want) <= tol;
}

bool compare_shape(tensor got, tensor want)
{
	if (got.rank != want.rank || compare_size(got) < 0)
		return false;
	for (int axis = 0; axis < want.rank; axis++)
		if (got.shape[axis] != want.shape[axis])
			return false;
	return true;
}

static enum verdict compare_shapes(struct sentence *sentence, tensor got, tensor want)
{
	if (compare_shape(got, want))
		return VERDICT_ACCEPTED;
	if (got.rank < 0 || got.rank > TENSOR_MAX_RANK) {
		say(sentence, "rank %d, which no tensor has, instead of shape ", got.rank);
	} else {
		say(sentence, "shape ");
		say_shape(sentence, got);
		say(sentence, " instead of ");
	}
	say_shape(sentence, want);
	return VERDICT_WRONG_SHAPE;
}

static enum verdict compare_tensors(struct sentence *sentence, tensor got, tensor want, double tol)
{
	int size = compare_size(want), differing = 0, first = 0;

	if (compare_shapes(sentence, got, want) != VERDICT_ACCEPTED)
		return VERDICT_WRONG_SHAPE;
	if (size > 0 && !got.data) {
		say(sentence, "a tensor without data (NULL)");
		return VERDICT_WRONG_ANSWER;
	}
	for (int i = size - 1; i >= 0; i--)
		if (!is_close(got.data[i], want.data[i], tol)) {
			differing++;
			first = i;
		}
	if (differing == 0)
		return VERDICT_ACCEPTED;
	say_index(sentence, want, first);
	say(sentence, " is ");
	say_number(sentence, got.data[first]);
	say(sentence, ", but should be ");
	say_number(sentence, want.data[first]);
	say(sentence, " (%d of %d value%s)", differing, size,
	    size == 1        ? " differs"
	    : differing == 1 ? "s differs"
			     : "s differ");
	return VERDICT_WRONG_ANSWER;
}

static enum verdict compare_numbers(
    struct sentence *sentence, const struct test_case *of, const struct value *got)
{
	if (of->want.kind == VALUE_INT) {
		if (got->integer == of->want.integer)
			return VERDICT_ACCEPTED;
		say(sentence, "%d instead of %d", got->integer, of->want.integer);
		return VERDICT_WRONG_ANSWER;
	}
	if (is_close(got->real, of->want.real, of->tol))
		return VERDICT_ACCEPTED;
	say_number(sentence, got->real);
	say(sentence, " instead of ");
	say_number(sentence, of->want.real);
	return VERDICT_WRONG_ANSWER;
}

enum verdict compare_value(
    const struct test_case *of, const struct value *got, char *message, size_t room)
{
	struct sentence sentence = {.room = room};

	sentence.bytes = message;
	say(&sentence, "%s", "");
	if (got->kind != of->want.kind) {
		say(&sentence, "a result of another kind than the exercise asks for");
		return VERDICT_WRONG_SHAPE;
	}
	if (of->want.kind == VALUE_TENSOR)
		return compare_tensors(&sentence, got->tensor, of->want.tensor, of->tol);
	return compare_numbers(&sentence, of, got);
}
