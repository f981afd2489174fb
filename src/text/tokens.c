#include "src/text/tokens.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct reader {
	struct tokens *tokens;
	const char *text, *at, *end;
	int line, room;
	bool line_is_new; /* only blanks so far */
};

static void step(struct reader *r)
{
	r->line += *r->at == '\n';
	r->line_is_new = *r->at == '\n' || (r->line_is_new && isspace((unsigned char)*r->at));
	r->at++;
}

static bool next_is(const struct reader *r, const char *word)
{
	size_t length = strlen(word);

	return (size_t)(r->end - r->at) >= length && memcmp(r->at, word, length) == 0;
}

static void skip_past(struct reader *r, const char *word)
{
	while (r->at < r->end && !next_is(r, word))
		step(r);
	for (size_t i = 0; i < strlen(word) && r->at < r->end; i++)
		step(r);
}

/* To the end of the line, which a backslash moves to the end of the next. */
static void skip_line(struct reader *r)
{
	while (r->at < r->end && *r->at != '\n') {
		if (next_is(r, "/*")) {
			skip_past(r, "*/");
			continue;
		}
		if (*r->at == '\\' && r->at + 1 < r->end)
			step(r);
		step(r);
	}
}

static void skip_literal(struct reader *r)
{
	char quote = *r->at;

	for (step(r); r->at < r->end && *r->at != quote && *r->at != '\n'; step(r))
		if (*r->at == '\\' && r->at + 1 < r->end)
			step(r);
	if (r->at < r->end && *r->at == quote)
		step(r);
}

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* 1e-5F is one number, and so is 0x1p+3. */
static void skip_number(struct reader *r)
{
	while (r->at < r->end) {
		bool is_exponent = strchr("eEpP", *r->at) && r->at + 1 < r->end &&
				   (r->at[1] == '+' || r->at[1] == '-');

		if (is_exponent)
			step(r);
		else if (!is_word(*r->at) && *r->at != '.')
			return;
		step(r);
	}
}

static void skip_sign(struct reader *r)
{
	static const char *const SIGNS[] = {"<<=", ">>=", "...", "->", "++", "--", "<<", ">>",
	    "<=", ">=", "==", "!=", "&&", "||",
	    "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", NULL};
	size_t length = 1;

	for (const char *const *sign = SIGNS; *sign; sign++)
		if (next_is(r, *sign) && strlen(*sign) > length)
			length = strlen(*sign);
	while (length-- > 0)
		step(r);
}

static int add(struct reader *r, const struct token *token)
{
	struct tokens *tokens = r->tokens;

	if (tokens->count == r->room) {
		int room = r->room ? 2 * r->room : 512;
		struct token *list = realloc(tokens->list, (size_t)room * sizeof *list);

		if (!list)
			return -1;
		tokens->list = list;
		r->room = room;
	}
	tokens->list[tokens->count++] = *token;
	return 0;
}

static int read_token(struct reader *r)
{
	struct token token = {.offset = (size_t)(r->at - r->text), .line = r->line};
	bool is_fraction = *r->at == '.' && r->at + 1 < r->end && isdigit((unsigned char)r->at[1]);

	if (*r->at == '"' || *r->at == '\'') {
		token.kind = TOKEN_TEXT;
		skip_literal(r);
	} else if (isdigit((unsigned char)*r->at) || is_fraction) {
		token.kind = TOKEN_NUMBER;
		skip_number(r);
	} else if (is_word(*r->at)) {
		token.kind = TOKEN_NAME;
		while (r->at < r->end && is_word(*r->at))
			step(r);
	} else {
		token.kind = TOKEN_SIGN;
		skip_sign(r);
	}
	token.length = (size_t)(r->at - r->text) - token.offset;
	return add(r, &token);
}

int tokens_read(struct tokens *tokens, const char *text, size_t length)
{
	struct reader r = {tokens, text, text, text + length, 1, 0, true};

	*tokens = (struct tokens){.text = text};
	while (r.at < r.end) {
		if (next_is(&r, "/*"))
			skip_past(&r, "*/");
		else if (next_is(&r, "//") || (*r.at == '#' && r.line_is_new))
			skip_line(&r);
		else if (isspace((unsigned char)*r.at))
			step(&r);
		else if (read_token(&r) != 0)
			return -1;
	}
	return 0;
}

void tokens_release(struct tokens *tokens)
{
	free(tokens->list);
	*tokens = (struct tokens){0};
}

/* Sorted. */
static const char *const KEYWORDS[] = {"_Alignas", "_Alignof", "_Atomic", "_Bool", "_Complex",
    "_Generic", "_Imaginary", "_Noreturn", "_Static_assert", "_Thread_local", "auto", "break",
    "case", "char", "const", "continue", "default", "do", "double", "else", "enum", "extern",
    "float", "for", "goto", "if", "inline", "int", "long", "register", "restrict", "return",
    "short", "signed", "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned",
    "void", "volatile", "while"};

/* A name as it lies in the code, without a NUL behind it. */
struct name {
	const char *text;
	size_t length;
};

static int compare(const void *wanted, const void *entry)
{
	const struct name *name = wanted;
	const char *known = *(const char *const *)entry;
	int order = strncmp(name->text, known, name->length);

	return order != 0 ? order : known[name->length] ? -1 : 0;
}

bool tokens_is_keyword(const char *text, size_t length)
{
	struct name name = {text, length};

	return bsearch(
	    &name, KEYWORDS, sizeof KEYWORDS / sizeof *KEYWORDS, sizeof *KEYWORDS, compare);
}

bool tokens_is(const struct tokens *tokens, int i, const char *spelling)
{
	if (i < 0 || i >= tokens->count)
		return false;
	const struct token *token = &tokens->list[i];

	return token->length == strlen(spelling) &&
	       memcmp(tokens->text + token->offset, spelling, token->length) == 0;
}

int tokens_close(const struct tokens *tokens, int i)
{
	int depth = 0;

	for (; i < tokens->count; i++) {
		const struct token *token = &tokens->list[i];
		char sign = tokens->text[token->offset];

		if (token->kind != TOKEN_SIGN)
			continue;
		depth += sign == '(' || sign == '[' || sign == '{';
		depth -= sign == ')' || sign == ']' || sign == '}';
		if (depth <= 0)
			return i;
	}
	return tokens->count - 1;
}
