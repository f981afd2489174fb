#include "src/author/mutants.h"

#include "grader/text.h"
#include "src/author/locals.h"
#include "src/text/tokens.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the list --------------------------------------------------------------------------------- */

struct finder {
	const char *text;
	struct tokens tokens;
	struct locals locals;
	struct mutants *mutants;
	int room;
	bool changes_names; /* what is added now is a name in the place of another */
};

/* Two variables of one name make the same mutant of one place; these stand together. */
static bool is_there(const struct mutants *mutants, const struct mutant *mutant)
{
	for (int i = mutants->count - 1; i >= 0; i--) {
		const struct mutant *other = &mutants->list[i];

		if (other->offset != mutant->offset)
			return false;
		if (other->length == mutant->length &&
		    strcmp(other->replacement, mutant->replacement) == 0)
			return true;
	}
	return false;
}

/* As f(L, L) with its arguments exchanged. */
static bool is_same(const struct finder *f, const struct mutant *mutant)
{
	return strlen(mutant->replacement) == mutant->length &&
	       memcmp(mutant->replacement, f->text + mutant->offset, mutant->length) == 0;
}

static int make_room(struct finder *f)
{
	if (f->mutants->count < f->room)
		return 0;
	size_t room = f->room ? 2 * (size_t)f->room : 256;
	struct mutant *list = realloc(f->mutants->list, room * sizeof *list);

	if (!list)
		return -1;
	f->mutants->list = list;
	f->room = (int)room;
	return 0;
}

/* Tokens from `first` up to `end`, not included, become the replacement; both texts are taken. */
static int add(struct finder *f, int first, int end, char *replacement, char *change)
{
	const struct token *from = &f->tokens.list[first], *to = &f->tokens.list[end - 1];
	struct mutant mutant = {.offset = from->offset,
	    .length = to->offset + to->length - from->offset,
	    .line = from->line,
	    .replacement = replacement,
	    .change = change,
	    .is_name = f->changes_names};
	int done = replacement && change ? make_room(f) : -1;

	if (done == 0 && !is_same(f, &mutant) && !is_there(f->mutants, &mutant)) {
		f->mutants->list[f->mutants->count++] = mutant;
		return 0;
	}
	free(replacement);
	free(change);
	return done;
}

/* What tokens from `first` up to `end` are in the text, for %.*s. */
static int length_of(const struct finder *f, int first, int end)
{
	const struct token *from = &f->tokens.list[first], *to = &f->tokens.list[end - 1];

	return (int)(to->offset + to->length - from->offset);
}

static const char *start_of(const struct finder *f, int i)
{
	return f->text + f->tokens.list[i].offset;
}

static bool is(const struct finder *f, int i, const char *spelling)
{
	return tokens_is(&f->tokens, i, spelling);
}

/* --- operators -------------------------------------------------------------------------------- */

static const char *const BECOMES[][3] = {
    {"+", "-", "*"},
    {"-", "+", NULL},
    {"*", "+", "/"},
    {"/", "*", "%"},
    {"%", "/", "*"},
    {"<", "<=", ">"},
    {"<=", "<", ">"},
    {">", ">=", "<"},
    {">=", ">", "<"},
    {"==", "!=", NULL},
    {"!=", "==", NULL},
    {"&&", "||", NULL},
    {"||", "&&", NULL},
    {"+=", "-=", "="},
    {"-=", "+=", "="},
    {"*=", "/=", "="},
    {"/=", "*=", "="},
    {"++", "--", NULL},
    {"--", "++", NULL},
    {"&", "|", NULL},
    {"|", "&", NULL},
    {"<<", ">>", NULL},
    {">>", "<<", NULL},
};

/* Whether a value stands before token i, so that a sign there joins two. */
static bool follows_value(const struct finder *f, int i)
{
	static const char *const NONE[] = {"return", "case", "sizeof", "else", "do", "int", "float",
	    "double", "char", "void", "long", "short", "unsigned", "bool", "tensor", NULL};
	const struct token *before = i > 0 ? &f->tokens.list[i - 1] : NULL;

	for (const char *const *word = NONE; *word; word++)
		if (is(f, i - 1, *word))
			return false;
	return before && (before->kind == TOKEN_NAME || before->kind == TOKEN_NUMBER ||
			     is(f, i - 1, ")") || is(f, i - 1, "]"));
}

static bool is_unary(const struct finder *f, int i)
{
	return (is(f, i, "-") || is(f, i, "+") || is(f, i, "*") || is(f, i, "&")) &&
	       !follows_value(f, i);
}

static int change_operator(struct finder *f, int i)
{
	if ((is(f, i, "-") && is_unary(f, i)) || is(f, i, "!"))
		return add(
		    f, i, i + 1, text_format(" "), text_format("%c is left out", *start_of(f, i)));
	if (is_unary(f, i))
		return 0;
	for (size_t row = 0; row < sizeof BECOMES / sizeof *BECOMES; row++) {
		if (!is(f, i, BECOMES[row][0]))
			continue;
		for (int k = 1; k < 3 && BECOMES[row][k]; k++)
			if (add(f, i, i + 1, text_format("%s", BECOMES[row][k]),
				text_format("%s becomes %s", BECOMES[row][0], BECOMES[row][k])) !=
			    0)
				return -1;
	}
	return 0;
}

static int change_ternary(struct finder *f, int i)
{
	if (!is(f, i, "?"))
		return 0;
	if (add(f, i, i + 1, text_format("|| 1 ?"),
		text_format("what stands behind ? is always taken")) != 0)
		return -1;
	return add(f, i, i + 1, text_format("&& 0 ?"),
	    text_format("what stands behind : is always taken"));
}

/* --- constants and bounds --------------------------------------------------------------------- */

static int change_constant(struct finder *f, int i)
{
	const char *number = start_of(f, i);
	int length = length_of(f, i, i + 1);
	bool is_plain = length < 9;

	if (f->tokens.list[i].kind != TOKEN_NUMBER)
		return 0;
	for (int digit = 0; digit < length; digit++)
		is_plain = is_plain && isdigit((unsigned char)number[digit]);
	for (int step = 1; step >= -1; step -= 2) {
		char *changed =
		    is_plain
			? text_format(atoi(number) + step < 0 ? "(%d)" : "%d", atoi(number) + step)
			: text_format("(%.*s %c 1)", length, number, step > 0 ? '+' : '-');
		char *change =
		    changed ? text_format("%.*s becomes %s", length, number, changed) : NULL;

		if (add(f, i, i + 1, changed, change) != 0)
			return -1;
	}
	return 0;
}

/* The ";" that stands between token i and `close`; `close` if none does. */
static int next_part(const struct finder *f, int i, int close)
{
	while (i < close && !is(f, i, ";"))
		i++;
	return i;
}

/* The condition of a for is one too small or too large. */
static int change_bound(struct finder *f, int i)
{
	if (!is(f, i, "for") || !is(f, i + 1, "("))
		return 0;
	int close = tokens_close(&f->tokens, i + 1);
	int first = next_part(f, i + 2, close) + 1, end = next_part(f, first, close);

	if (end >= close || end <= first)
		return 0;
	for (int step = 0; step < 2; step++)
		if (add(f, end - 1, end,
			text_format("%.*s %c 1", length_of(f, end - 1, end), start_of(f, end - 1),
			    "+-"[step]),
			text_format("the loop ends one %s", step ? "earlier" : "later")) != 0)
			return -1;
	return 0;
}

/* --- names ------------------------------------------------------------------------------------ */

static bool is_known(const struct local *local, int i)
{
	return i >= local->first && i < local->end;
}

/* A variable that is counted up or down. Another one in its place hardly ever ends the loop. */
static bool is_counted(const struct finder *f, int i)
{
	return is(f, i + 1, "++") || is(f, i + 1, "--") || is(f, i - 1, "++") || is(f, i - 1, "--");
}

static int change_name(struct finder *f, int i)
{
	const struct local *used = is_counted(f, i) ? NULL : locals_used(&f->locals, &f->tokens, i);
	int done = 0;

	f->changes_names = true;
	for (int k = 0; used && done == 0 && k < f->locals.count; k++) {
		const struct local *other = &f->locals.list[k];
		int length = length_of(f, other->name, other->name + 1);
		const char *name = start_of(f, other->name);

		if (other == used || !is_known(other, i) || strcmp(other->kind, used->kind) != 0 ||
		    (length == length_of(f, i, i + 1) &&
			memcmp(name, start_of(f, i), (size_t)length) == 0))
			continue;
		done = add(f, i, i + 1, text_format("%.*s", length, name),
		    text_format(
			"%.*s becomes %.*s", length_of(f, i, i + 1), start_of(f, i), length, name));
	}
	f->changes_names = false;
	return done;
}

/* --- exchanged -------------------------------------------------------------------------------- */

/* The "," or the bracket that ends the argument which begins at i. */
static int end_of_argument(const struct finder *f, int i, int close)
{
	for (; i < close && !is(f, i, ","); i++)
		if (is(f, i, "(") || is(f, i, "[") || is(f, i, "{"))
			i = tokens_close(&f->tokens, i);
	return i;
}

/* Tokens a..b and c..d, ends not included, change places. */
static int exchange(struct finder *f, int a, int b, int c, int d)
{
	if (a >= b || c >= d)
		return 0;
	return add(f, a, d,
	    text_format("%.*s%.*s%.*s", length_of(f, c, d), start_of(f, c),
		(int)(start_of(f, c) - start_of(f, b - 1)) - length_of(f, b - 1, b),
		start_of(f, b - 1) + length_of(f, b - 1, b), length_of(f, a, b), start_of(f, a)),
	    text_format("%.*s and %.*s change places", length_of(f, a, b), start_of(f, a),
		length_of(f, c, d), start_of(f, c)));
}

/* Two arguments of a call, side by side. */
static int exchange_arguments(struct finder *f, int i)
{
	static const char *const OTHERS[] = {"for", "if", "while", "switch", "sizeof", NULL};

	for (const char *const *word = OTHERS; *word; word++)
		if (is(f, i, *word))
			return 0;
	if (f->tokens.list[i].kind != TOKEN_NAME || !is(f, i + 1, "("))
		return 0;
	int close = tokens_close(&f->tokens, i + 1), first = i + 2;
	int end = end_of_argument(f, first, close);

	if (is(f, close + 1, "{"))
		return 0; /* the head of a function */
	while (end < close) {
		int next_end = end_of_argument(f, end + 1, close);

		if (exchange(f, first, end, end + 1, next_end) != 0)
			return -1;
		first = end + 1;
		end = next_end;
	}
	return 0;
}

/* [i][j] */
static int exchange_indices(struct finder *f, int i)
{
	if (!is(f, i, "["))
		return 0;
	int close = tokens_close(&f->tokens, i);

	if (!is(f, close + 1, "["))
		return 0;
	return exchange(f, i + 1, close, close + 2, tokens_close(&f->tokens, close + 1));
}

/* --- left out --------------------------------------------------------------------------------- */

/* Whether a statement can begin here. The body of an if is left out with its condition. */
static bool begins_statement(const struct finder *f, int i)
{
	static const char *const HEADS[] = {"for", "while", NULL};

	if (is(f, i - 1, "{") || is(f, i - 1, "}") || is(f, i - 1, ";") || is(f, i - 1, "else"))
		return true;
	if (!is(f, i - 1, ")"))
		return false;
	int open = i - 2;

	while (open > 0 && (!is(f, open, "(") || tokens_close(&f->tokens, open) != i - 1))
		open--;
	for (const char *const *head = HEADS; *head; head++)
		if (is(f, open - 1, *head))
			return true;
	return false;
}

static bool is_in_head(const struct finder *f, int i)
{
	for (int k = i; k >= 0 && !is(f, k, "{") && !is(f, k, "}"); k--)
		if (is(f, k, "for") && is(f, k + 1, "(") && tokens_close(&f->tokens, k + 1) > i)
			return true;
	return false;
}

/* An assignment, a call, a jump; declarations and what they promise stay. */
static int leave_out_statement(struct finder *f, int i)
{
	static const char *const STAY[] = {"return", "{", "}", ";", "case", "default", "else", "if",
	    "for", "while", "do", "switch", "typedef", "enum", "struct", NULL};

	for (const char *const *word = STAY; *word; word++)
		if (is(f, i, *word))
			return 0;
	if (!begins_statement(f, i) || is_in_head(f, i) || locals_declaration(&f->tokens, i) >= 0)
		return 0;
	int end = locals_statement_end(&f->tokens, i);

	if (!is(f, end - 1, ";"))
		return 0;
	return add(f, i, end, text_format(";"),
	    text_format(
		"the statement %.*s is left out", length_of(f, i, end) - 1, start_of(f, i)));
}

/* if (...) body: the other way round, and without its body. */
static int change_condition(struct finder *f, int i)
{
	bool is_if = is(f, i, "if");

	if ((!is_if && !is(f, i, "while")) || !is(f, i + 1, "("))
		return 0;
	int close = tokens_close(&f->tokens, i + 1);
	int end = locals_statement_end(&f->tokens, close + 1);

	if (add(f, i + 1, close + 1,
		text_format("(!%.*s)", length_of(f, i + 1, close + 1), start_of(f, i + 1)),
		text_format("the condition is negated")) != 0)
		return -1;
	if (!is_if || end > f->tokens.count || end <= close + 1)
		return 0;
	return add(f, close + 1, end, text_format(";"),
	    text_format("what happens on the condition is left out"));
}

/* --- all -------------------------------------------------------------------------------------- */

/* Numbers `i` of `all` evenly spread over `kept` of them. */
static bool is_kept(int i, int all, int kept)
{
	return (long long)(i + 1) * kept / all > (long long)i * kept / all;
}

void mutants_sample(struct mutants *mutants, int most)
{
	int all[2] = {0}, kept[2], seen[2] = {0}, count = 0;

	for (int i = 0; i < mutants->count; i++)
		all[mutants->list[i].is_name] += !mutants->list[i].is_kept;
	kept[0] = all[0] < most ? all[0] : most;
	kept[1] = all[1] < most - kept[0] ? all[1] : most - kept[0];
	for (int i = 0; i < mutants->count; i++) {
		struct mutant *each = &mutants->list[i];
		int kind = each->is_name;

		if (each->is_kept || is_kept(seen[kind]++, all[kind], kept[kind])) {
			mutants->list[count++] = *each;
			continue;
		}
		free(each->replacement);
		free(each->change);
		mutants->left_out++;
	}
	mutants->count = count;
}

static int find_all(struct finder *f)
{
	static int (*const FINDERS[])(struct finder *, int) = {change_operator, change_ternary,
	    change_constant, change_bound, change_name, exchange_arguments, exchange_indices,
	    leave_out_statement, change_condition};

	for (int i = 0; i < f->tokens.count; i++)
		for (size_t k = 0; k < sizeof FINDERS / sizeof *FINDERS; k++)
			if (FINDERS[k](f, i) != 0)
				return -1;
	return 0;
}

int mutants_find(struct mutants *mutants, const char *text, size_t length)
{
	struct finder f = {.text = text, .mutants = mutants};

	*mutants = (struct mutants){0};
	int done = tokens_read(&f.tokens, text, length);

	if (done == 0)
		done = locals_find(&f.locals, &f.tokens);
	if (done == 0)
		done = find_all(&f);
	tokens_release(&f.tokens);
	locals_release(&f.locals);
	return done;
}

void mutants_release(struct mutants *mutants)
{
	for (int i = 0; i < mutants->count; i++) {
		free(mutants->list[i].replacement);
		free(mutants->list[i].change);
	}
	free(mutants->list);
	*mutants = (struct mutants){0};
}

char *mutants_apply(const struct mutant *mutant, const char *text)
{
	return text_format("%.*s%s%s", (int)mutant->offset, text, mutant->replacement,
	    text + mutant->offset + mutant->length);
}

/* Without blanks at its ends, and with each run of them as one; in place. */
static void squeeze(char *text)
{
	char *to = text;

	for (const char *from = text; *from; from++) {
		if (!isspace((unsigned char)*from))
			*to++ = *from;
		else if (to > text && to[-1] != ' ')
			*to++ = ' ';
	}
	if (to > text && to[-1] == ' ')
		to--;
	*to = '\0';
}

int mutants_lines(const struct mutant *mutant, const char *text, char **before, char **after)
{
	const char *from = text + mutant->offset, *to = from + mutant->length, *start = from;
	const char *end = to + strcspn(to, "\n");

	while (start > text && start[-1] != '\n')
		start--;
	*before = text_format("%.*s", (int)(end - start), start);
	*after = text_format(
	    "%.*s%s%.*s", (int)(from - start), start, mutant->replacement, (int)(end - to), to);
	if (!*before || !*after) {
		free(*before);
		free(*after);
		*before = *after = NULL;
		return -1;
	}
	squeeze(*before);
	squeeze(*after);
	return 0;
}
