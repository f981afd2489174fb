#include "src/author/sums.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- pieces ----------------------------------------------------------------------------------- */

enum { PIECES_MAX = 256, GAP = 3 };

struct piece {
	char sign; /* an operator, a bracket or "="; 0 for a number, '?' for anything else */
	double number;
	int decimals; /* behind its point */
	size_t at, length;
	bool apart; /* a gap stands before it */
};

struct pieces {
	struct piece list[PIECES_MAX];
	int count;
};

static size_t take_number(const char *from, size_t left, struct piece *piece)
{
	char digits[32];
	size_t whole = 0, length;

	while (whole < left && isdigit((unsigned char)from[whole]))
		whole++;
	length = whole;
	if (length + 1 < left && from[length] == '.' && isdigit((unsigned char)from[length + 1]))
		for (length++; length < left && isdigit((unsigned char)from[length]);)
			length++;
	if (length >= sizeof digits)
		return 0;
	memcpy(digits, from, length);
	digits[length] = '\0';
	piece->number = strtod(digits, NULL);
	piece->decimals = length > whole ? (int)(length - whole - 1) : 0;
	return length;
}

/* A letter and what hangs on it is one piece, "x2" or "y[0]". */
static size_t take_word(const char *from, size_t left)
{
	size_t length = 1;

	while (length < left && (isalnum((unsigned char)from[length]) || from[length] == '_'))
		length++;
	return length;
}

static size_t take_piece(const char *from, size_t left, struct piece *piece)
{
	size_t length = isdigit((unsigned char)*from) ? take_number(from, left, piece) : 0;

	piece->sign = 0;
	if (length > 0)
		return length;
	piece->sign = strchr("+-*/()=", *from) ? *from : '?';
	return piece->sign == '?' ? take_word(from, left) : 1;
}

static void cut(struct pieces *pieces, const char *line, size_t length)
{
	size_t at = 0;

	pieces->count = 0;
	while (pieces->count < PIECES_MAX) {
		size_t blanks = 0;

		while (at + blanks < length && line[at + blanks] == ' ')
			blanks++;
		at += blanks;
		if (at >= length)
			return;
		struct piece *piece = &pieces->list[pieces->count++];

		*piece = (struct piece){.at = at, .apart = blanks >= GAP};
		piece->length = take_piece(line + at, length - at, piece);
		at += piece->length;
	}
}

/* --- one side --------------------------------------------------------------------------------- */

struct reader {
	const struct pieces *pieces;
	int at, end;
	bool failed, divides;
	int operators;
};

static char next_sign(const struct reader *r)
{
	return r->at < r->end ? r->pieces->list[r->at].sign : '?';
}

static double read_sum(struct reader *r);

static double read_factor(struct reader *r)
{
	double value = 0;

	if (r->at >= r->end) {
		r->failed = true;
		return 0;
	}
	const struct piece *piece = &r->pieces->list[r->at++];

	if (piece->sign == 0)
		return piece->number;
	if (piece->sign == '-')
		return -read_factor(r);
	if (piece->sign == '(') {
		value = read_sum(r);
		r->failed = r->failed || next_sign(r) != ')';
		r->at++;
		return value;
	}
	r->failed = true;
	return 0;
}

static double read_product(struct reader *r)
{
	double value = read_factor(r);

	while (!r->failed && (next_sign(r) == '*' || next_sign(r) == '/')) {
		bool divides = r->pieces->list[r->at++].sign == '/';
		double by = read_factor(r);

		r->operators++;
		r->divides = r->divides || divides;
		value = divides ? value / by : value * by;
	}
	return value;
}

static double read_sum(struct reader *r)
{
	double value = read_product(r);

	while (!r->failed && (next_sign(r) == '+' || next_sign(r) == '-')) {
		bool minus = r->pieces->list[r->at++].sign == '-';
		double other = read_product(r);

		r->operators++;
		value += minus ? -other : other;
	}
	return value;
}

/* Whether the pieces from `first` up to `end` are one side of an equation. */
static bool evaluate(
    const struct pieces *pieces, int first, int end, struct reader *reader, double *value)
{
	*reader = (struct reader){.pieces = pieces, .at = first, .end = end};
	*value = read_sum(reader);
	return !reader->failed && reader->at == end && isfinite(*value);
}

/* --- equations -------------------------------------------------------------------------------- */

static bool is_operator(const struct piece *piece)
{
	return piece->sign && strchr("+-*/(", piece->sign);
}

/* The longest side that ends before "=" at `end`, with an operator in it and none before it. */
static int find_left(const struct pieces *pieces, int end, struct reader *reader, double *value)
{
	int first = end;

	while (first > 0 && pieces->list[first - 1].sign != '=' &&
	       pieces->list[first - 1].sign != '?' && !(first < end && pieces->list[first].apart))
		first--;
	if (first > 0 && pieces->list[first - 1].sign == '?' && first < end &&
	    !pieces->list[first].apart && is_operator(&pieces->list[first]))
		return -1;
	return evaluate(pieces, first, end, reader, value) && reader->operators > 0 ? first : -1;
}

/* Behind "=" at `at`: the end of the side, as far as no gap parts it from more. */
static int find_right(const struct pieces *pieces, int at, struct reader *reader, double *value)
{
	int end = at + 1;

	while (end < pieces->count && pieces->list[end].sign != '=' &&
	       pieces->list[end].sign != '?' && !(end > at + 1 && pieces->list[end].apart))
		end++;
	return evaluate(pieces, at + 1, end, reader, value) ? end : -1;
}

static bool is_equal(const struct reader *left, const struct reader *right, double a, double b)
{
	int decimals = right->pieces->list[right->end - 1].decimals;
	double slack = decimals > 0 ? 0.5000001 * pow(10, -decimals) : 1e-9 * (1 + fabs(b));

	return fabs(a - b) <= slack || (left->divides && floor(a) == b);
}

/* Of the equation at piece number `at`, a "=": 0 for none, 1 for one that is right, -1 for one that
 * is wrong. */
static int judge(const struct pieces *pieces, int at, struct sum *sum)
{
	struct reader left, right;
	double a, b;
	int first = find_left(pieces, at, &left, &a);
	int end = first >= 0 ? find_right(pieces, at, &right, &b) : -1;

	if (end < 1)
		return 0;
	const struct piece *last = &pieces->list[end - 1];

	sum->left = a;
	sum->right = b;
	sum->at = pieces->list[first].at;
	sum->length = last->at + last->length - sum->at;
	return is_equal(&left, &right, a, b) ? 1 : -1;
}

bool sums_wrong(const char *line, size_t length, struct sum *wrong)
{
	struct pieces pieces;

	cut(&pieces, line, length);
	for (int i = 0; i < pieces.count; i++)
		if (pieces.list[i].sign == '=' && judge(&pieces, i, wrong) < 0)
			return true;
	return false;
}

int sums_count(const char *line, size_t length)
{
	struct pieces pieces;
	struct sum ignored;
	int count = 0;

	cut(&pieces, line, length);
	for (int i = 0; i < pieces.count; i++)
		count += pieces.list[i].sign == '=' && judge(&pieces, i, &ignored) != 0;
	return count;
}
