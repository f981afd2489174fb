#include "grader/exercise/expression.h"

#include <ctype.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>

enum { DEPTH_MAX = 64 };

struct parser {
	const char *at;
	expression_lookup *lookup;
	void *context;
	const char *trouble; /* the first; nothing is read after it */
	int depth;
	int idle; /* above 0: read, but do not work out */
};

static long long condition(struct parser *p);

static long long say(struct parser *p, const char *trouble)
{
	if (!p->trouble)
		p->trouble = trouble;
	return 0;
}

static void skip_blanks(struct parser *p)
{
	while (*p->at == ' ' || *p->at == '\t')
		p->at++;
}

/* Whether this operator stands here; if so it is behind us. */
static bool take(struct parser *p, const char *operator)
{
	size_t length = strlen(operator);

	skip_blanks(p);
	if (p->trouble || strncmp(p->at, operator, length) != 0)
		return false;
	p->at += length;
	return true;
}

static long long number(struct parser *p)
{
	long long value = 0;

	for (; isdigit((unsigned char)*p->at); p->at++)
		if (__builtin_mul_overflow(value, 10, &value) ||
		    __builtin_add_overflow(value, *p->at - '0', &value))
			return say(p, "has a number that is too large");
	return value;
}

static long long name(struct parser *p)
{
	const char *start = p->at;
	long long value = 0;

	while (isalnum((unsigned char)*p->at) || *p->at == '_')
		p->at++;
	if (p->lookup(p->context, start, (size_t)(p->at - start), &value) != 0)
		return say(p, "has a name that is not known");
	return value;
}

static long long parentheses(struct parser *p)
{
	long long value = condition(p);

	if (!take(p, ")"))
		return say(p, "has a parenthesis that is not closed");
	return value;
}

static long long factor(struct parser *p);

static long long minus(struct parser *p)
{
	long long value = factor(p), negative = 0;

	if (__builtin_sub_overflow(0, value, &negative))
		return say(p, "is too large");
	return negative;
}

static long long factor(struct parser *p)
{
	long long value = 0;

	skip_blanks(p);
	if (p->trouble)
		return 0;
	if (p->depth == DEPTH_MAX)
		return say(p, "is nested too deeply");
	p->depth++;
	if (take(p, "-"))
		value = minus(p);
	else if (take(p, "("))
		value = parentheses(p);
	else if (isdigit((unsigned char)*p->at))
		value = number(p);
	else if (isalpha((unsigned char)*p->at) || *p->at == '_')
		value = name(p);
	else
		value = say(p, *p->at ? "has something that is neither number nor name"
				      : "ends where a number or a name should stand");
	p->depth--;
	return p->idle ? 0 : value;
}

static long long divided(struct parser *p, long long a, long long b)
{
	if (p->idle || p->trouble)
		return 0;
	if (b == 0)
		return say(p, "divides by zero");
	if (a == LLONG_MIN && b == -1)
		return say(p, "is too large");
	return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

static long long product(struct parser *p)
{
	long long value = factor(p);

	for (;;) {
		if (take(p, "*")) {
			if (__builtin_mul_overflow(value, factor(p), &value))
				return say(p, "is too large");
		} else if (take(p, "/")) {
			value = divided(p, value, factor(p));
		} else {
			return value;
		}
	}
}

static long long sum(struct parser *p)
{
	long long value = product(p);

	for (;;) {
		bool over = false;

		if (take(p, "+"))
			over = __builtin_add_overflow(value, product(p), &value);
		else if (take(p, "-"))
			over = __builtin_sub_overflow(value, product(p), &value);
		else
			return value;
		if (over)
			return say(p, "is too large");
	}
}

/* The longer ones first: "<=" also begins with "<". */
static const char *const COMPARISONS[] = {"<=", ">=", "==", "!=", "<", ">"};
enum { COMPARISON_COUNT = sizeof COMPARISONS / sizeof *COMPARISONS };

static int take_comparison(struct parser *p)
{
	for (int i = 0; i < COMPARISON_COUNT; i++)
		if (take(p, COMPARISONS[i]))
			return i;
	return -1;
}

static bool holds(int comparison, long long a, long long b)
{
	switch (comparison) {
	case 0:
		return a <= b;
	case 1:
		return a >= b;
	case 2:
		return a == b;
	case 3:
		return a != b;
	case 4:
		return a < b;
	default:
		return a > b;
	}
}

static long long comparison(struct parser *p)
{
	long long value = sum(p);
	int which = take_comparison(p);

	if (which < 0)
		return value;
	value = holds(which, value, sum(p));
	if (take_comparison(p) >= 0)
		return say(p, "compares twice in a row; write a < b && b < c");
	return value;
}

static long long condition(struct parser *p)
{
	long long value = comparison(p);
	int falsehoods = 0;

	while (take(p, "&&")) {
		falsehoods += value == 0;
		p->idle += value == 0;
		value = comparison(p) != 0;
		if (falsehoods)
			value = 0;
	}
	p->idle -= falsehoods;
	return value;
}

static int run(struct parser *p, long long *result, const char **trouble)
{
	long long value = condition(p);

	skip_blanks(p);
	if (*p->at)
		say(p, "has something after its end");
	*trouble = p->trouble;
	*result = p->trouble ? 0 : value;
	return p->trouble ? -1 : 0;
}

int expression_eval(const char *text, expression_lookup *lookup, void *context, long long *result,
    const char **trouble)
{
	struct parser parser = {.at = text, .lookup = lookup, .context = context};

	return run(&parser, result, trouble);
}

int expression_check(
    const char *text, expression_lookup *lookup, void *context, const char **trouble)
{
	struct parser parser = {.at = text, .lookup = lookup, .context = context, .idle = 1};
	long long unused;

	return run(&parser, &unused, trouble);
}
