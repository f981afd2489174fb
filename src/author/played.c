#include "src/author/played.h"

#include "grader/exercise/expression.h"
#include "grader/exercise/sizes.h"
#include "grader/value.h"
#include "src/draw/convolution.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- numbers below ---------------------------------------------------------------------------- */

void played_take(struct played *played, const struct question *question, int line)
{
	struct window window = question_window(question);
	long long rows = window.rows.output, columns = window.columns.output;

	played->line = line;
	played->count = 0;
	if (rows * columns > QUESTION_LINE_PADDED_MOST)
		return;
	for (long long row = 0; row < rows; row++)
		for (long long column = 0; column < columns; column++)
			played->numbers[played->count++] = window_output(&window, row, column);
}

/* Where the list at the end of a line begins: numbers with ", " between them. */
static const char *list_at_end(const char *line, size_t length)
{
	const char *at = line + length;

	while (at > line && (isdigit((unsigned char)at[-1]) || strchr("-., ", at[-1])) &&
	       !(at - line >= 3 && strncmp(at - 3, "   ", 3) == 0))
		at--;
	return at;
}

/* How many numbers it has, each as far as it is written as the one that is played. */
static int read_list(const struct played *played, const char *at, const char *end, bool *same)
{
	int count = 0;

	*same = true;
	for (;; count++) {
		char *behind;
		double number = strtod(at, &behind);
		const char *point = behind > at ? memchr(at, '.', (size_t)(behind - at)) : NULL;
		double slack = point ? 0.500001 * pow(10, (double)(point + 1 - behind)) : 1e-6;

		if (behind == at || behind > end)
			return -1;
		if (count < played->count &&
		    !(fabs(number - (double)played->numbers[count]) <= slack))
			*same = false;
		at = behind + strspn(behind, " ");
		if (behind >= end || at >= end)
			return count + 1;
		if (*behind != ',')
			return -1;
		at = behind + 1;
	}
}

bool played_differs(const struct played *played, const char *line, size_t length)
{
	char *text = strndup(line, length);
	bool same = true;
	const char *from = text ? list_at_end(text, length) : NULL;
	bool apart = from && (from == text || (from - text >= 3 && from[-1] == ' '));
	int count = apart && memchr(from, ',', strlen(from))
			? read_list(played, from, text + length, &same)
			: -1;

	free(text);
	return count > 1 && count == played->count && !same;
}

/* --- arguments -------------------------------------------------------------------------------- */

enum { VALUES_MAX = 40, TRIES_MAX = 20000 };

struct guess {
	const struct exercise *exercise;
	const struct question *question;
	struct value args[PARAMS_MAX];
	int shape[TENSOR_MAX_RANK]; /* of the result */
	int rank, tries;
};

static bool same_axis(const struct axis *a, const struct axis *b)
{
	bool wraps = a->padding == PADDING_CIRCULAR || b->padding == PADDING_CIRCULAR ||
		     a->padding == PADDING_REFLECT || b->padding == PADDING_REFLECT;

	return a->input == b->input && a->kernel == b->kernel && a->stride == b->stride &&
	       a->kernel_dilation == b->kernel_dilation && a->input_dilation == b->input_dilation &&
	       a->lo == b->lo && a->hi == b->hi && (!wraps || a->padding == b->padding);
}

static bool is_legal(const struct guess *guess)
{
	const struct exercise *e = guess->exercise;
	struct sizes sizes;
	struct error ignored;

	if (sizes_fit(e, guess->args, &ignored) != 0)
		return false;
	sizes_learn(&sizes, e, guess->args);
	for (int i = 0; i < e->where_count; i++) {
		long long holds = 0;
		const char *trouble;

		if (expression_eval(e->where[i], sizes_lookup, &sizes, &holds, &trouble) != 0 ||
		    !holds)
			return false;
	}
	return true;
}

/* Whether these arguments are what is played. */
static bool is_it(struct guess *guess)
{
	const struct question *q = guess->question;
	struct convolution c = {0};

	if (!is_legal(guess))
		return false;
	bool same = convolution_read(&c, guess->exercise, guess->args) == 1 && !c.lengths_only &&
		    c.axes == q->axes && c.groups == 1 && c.flip == q->flip &&
		    same_axis(&c.axis[c.axes - 1], &q->columns) &&
		    (c.axes == 1 || same_axis(&c.axis[0], &q->rows));

	convolution_release(&c);
	return same;
}

static bool try_numbers(struct guess *guess, int index);

static bool try_number(struct guess *guess, int index, double number)
{
	struct value *arg = &guess->args[index];

	arg->integer = (int)number;
	arg->real = arg->kind == VALUE_FLOAT ? (float)number : 0;
	return guess->tries++ < TRIES_MAX && try_numbers(guess, index + 1);
}

/* All numbers that parameters from `index` on can be, until it is what is played. */
static bool try_numbers(struct guess *guess, int index)
{
	const struct param *param = &guess->exercise->params[index];

	if (index == guess->exercise->param_count)
		return is_it(guess);
	if (param->kind == VALUE_TENSOR)
		return try_numbers(guess, index + 1);
	for (int i = 0; i < param->choice_count; i++)
		if (try_number(guess, index, param->choices[i]))
			return true;
	if (param->choices || param->high - param->low > VALUES_MAX)
		return false;
	for (int number = (int)ceil(param->low); number <= (int)param->high; number++)
		if (try_number(guess, index, number))
			return true;
	return false;
}

/* A tensor of so many axes of space, and others of size 1 behind them. */
static int give(struct value *to, const struct question_values *values, int axes, int ones)
{
	int shape[TENSOR_MAX_RANK] = {values->rows, values->columns, 1, 1};
	const int *from = axes == 1 ? shape + 1 : shape;

	if (value_zeros(to, from, axes + ones) != 0)
		return -1;
	memcpy(to->tensor.data, values->value, value_size(to) * sizeof(float));
	return 0;
}

static bool is_simple(const struct exercise *e)
{
	const struct sketch *sketch = &e->sketch;

	if (!sketch->known || sketch->options >= 0 || sketch->seed || e->returns != VALUE_TENSOR ||
	    e->params[sketch->input].kind != VALUE_TENSOR)
		return false;
	for (int i = 0; i < e->param_count; i++)
		if (e->params[i].kind == VALUE_OPTIONS ||
		    (e->params[i].kind == VALUE_TENSOR && i != sketch->input &&
			i != sketch->kernel && i != sketch->bias))
			return false;
	return true;
}

/* The tensors that a question is about; other numbers are left to be found. */
static int lay_out(struct guess *guess)
{
	const struct exercise *e = guess->exercise;
	const struct sketch *sketch = &e->sketch;
	const struct question *q = guess->question;
	int axes = q->axes, kernel_rank = e->params[sketch->kernel].rank;
	bool has_run = sizes_run(e, e->params[sketch->kernel].shape[0]) >= 0;
	int ones = has_run || kernel_rank > CONVOLUTION_AXES_MOST ? 2 : 0, one = 1;

	for (int i = 0; i < e->param_count; i++)
		guess->args[i] = (struct value){.kind = e->params[i].kind};
	guess->rank = axes + ones / 2;
	for (int i = 0; i < guess->rank; i++)
		guess->shape[i] = 1;
	guess->shape[axes - 1] = (int)q->columns.output;
	if (axes == 2)
		guess->shape[0] = (int)q->rows.output;
	if (give(&guess->args[sketch->input], &q->input, axes, ones / 2) != 0 ||
	    give(&guess->args[sketch->kernel], &q->kernel, axes, ones) != 0 ||
	    (sketch->bias >= 0 && value_zeros(&guess->args[sketch->bias], &one, 1) != 0))
		return -1;
	return 0;
}

int played_add(
    struct said *said, const struct exercise *exercise, const struct question *question, int line)
{
	struct guess guess = {.exercise = exercise, .question = question};
	struct played played = {0};
	struct value want = {0};
	int done = 0;

	played_take(&played, question, line);
	if (!is_simple(exercise) || played.count == 0)
		return 0;
	if (lay_out(&guess) != 0 || value_zeros(&want, guess.shape, guess.rank) != 0)
		done = -1;
	if (done == 0 && try_numbers(&guess, 0)) {
		memcpy(want.tensor.data, played.numbers, value_size(&want) * sizeof(float));
		done = said_take(said, guess.args, exercise->param_count, &want, line);
	}
	for (int i = 0; i < exercise->param_count; i++)
		value_release(&guess.args[i]);
	value_release(&want);
	return done;
}
