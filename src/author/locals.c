#include "src/author/locals.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_any(const struct tokens *tokens, int i, const char *const *words)
{
	for (; *words; words++)
		if (tokens_is(tokens, i, *words))
			return true;
	return false;
}

static bool is_name(const struct tokens *tokens, int i)
{
	static const char *const OTHERS[] = {"return", "if", "else", "for", "while", "do", "switch",
	    "case", "default", "break", "continue", "goto", "sizeof", "typedef", NULL};

	return i >= 0 && i < tokens->count && tokens->list[i].kind == TOKEN_NAME &&
	       !is_any(tokens, i, OTHERS);
}

static const char *const QUALIFIERS[] = {
    "static", "const", "register", "volatile", "extern", "inline", "restrict", NULL};
static const char *const BASIC[] = {"unsigned", "signed", "long", "short", "int", "char", "float",
    "double", "bool", "_Bool", "void", NULL};
static const char *const TAGGED[] = {"struct", "enum", "union", NULL};

static int skip_qualifiers(const struct tokens *tokens, int i)
{
	while (is_any(tokens, i, QUALIFIERS))
		i++;
	return i;
}

/* The token behind a type; -1 if none begins here. */
static int skip_type(const struct tokens *tokens, int i)
{
	i = skip_qualifiers(tokens, i);
	if (is_any(tokens, i, TAGGED) && is_name(tokens, i + 1))
		return skip_qualifiers(tokens, i + 2);
	int first = i;

	while (is_any(tokens, i, BASIC))
		i = skip_qualifiers(tokens, i + 1);
	if (i > first)
		return i;
	return is_name(tokens, i) ? skip_qualifiers(tokens, i + 1) : -1;
}

static int skip_stars(const struct tokens *tokens, int i)
{
	while (tokens_is(tokens, i, "*") || is_any(tokens, i, QUALIFIERS))
		i++;
	return i;
}

int locals_declaration(const struct tokens *tokens, int i)
{
	static const char *const FOLLOWERS[] = {"=", ";", ",", "[", NULL};
	int declarators = skip_type(tokens, i);
	int name = declarators < 0 ? -1 : skip_stars(tokens, declarators);

	return name >= 0 && is_name(tokens, name) && is_any(tokens, name + 1, FOLLOWERS)
		   ? declarators
		   : -1;
}

/* --- statements ------------------------------------------------------------------------------- */

static int end_of_simple(const struct tokens *tokens, int i)
{
	for (; i < tokens->count && !tokens_is(tokens, i, ";"); i++) {
		if (tokens_is(tokens, i, "}"))
			return i;
		if (tokens_is(tokens, i, "(") || tokens_is(tokens, i, "[") ||
		    tokens_is(tokens, i, "{"))
			i = tokens_close(tokens, i);
	}
	return i < tokens->count ? i + 1 : i;
}

int locals_statement_end(const struct tokens *tokens, int i)
{
	static const char *const HEADED[] = {"for", "while", "switch", NULL};

	if (tokens_is(tokens, i, "{"))
		return tokens_close(tokens, i) + 1;
	if (is_any(tokens, i, HEADED) && tokens_is(tokens, i + 1, "("))
		return locals_statement_end(tokens, tokens_close(tokens, i + 1) + 1);
	if (tokens_is(tokens, i, "if") && tokens_is(tokens, i + 1, "(")) {
		int end = locals_statement_end(tokens, tokens_close(tokens, i + 1) + 1);

		return tokens_is(tokens, end, "else") ? locals_statement_end(tokens, end + 1) : end;
	}
	if (tokens_is(tokens, i, "do"))
		return end_of_simple(tokens, locals_statement_end(tokens, i + 1));
	return end_of_simple(tokens, i);
}

/* --- declarations ----------------------------------------------------------------------------- */

struct finder {
	struct locals *locals;
	const struct tokens *tokens;
	int room;
};

static void append(struct local *local, const struct tokens *tokens, int i)
{
	size_t used = strlen(local->kind);

	if (is_any(tokens, i, QUALIFIERS))
		return;
	snprintf(local->kind + used, sizeof local->kind - used, "%.*s", (int)tokens->list[i].length,
	    tokens->text + tokens->list[i].offset);
}

static int add(struct finder *f, const struct local *local)
{
	struct locals *locals = f->locals;

	if (locals->count == f->room) {
		int room = f->room ? 2 * f->room : 64;
		struct local *list = realloc(locals->list, (size_t)room * sizeof *list);

		if (!list)
			return -1;
		locals->list = list;
		f->room = room;
	}
	locals->list[locals->count++] = *local;
	return 0;
}

/* The "," or ";" or bracket that ends a declarator and what it is initialised with. */
static int end_of_declarator(const struct tokens *tokens, int i, int end)
{
	for (; i < end && !tokens_is(tokens, i, ";") && !tokens_is(tokens, i, ")"); i++) {
		if (tokens_is(tokens, i, ","))
			return i;
		if (tokens_is(tokens, i, "(") || tokens_is(tokens, i, "[") ||
		    tokens_is(tokens, i, "{"))
			i = tokens_close(tokens, i);
	}
	return i;
}

/* Where the next declarator begins behind this one; -1 behind the last. */
static int next_declarator(const struct tokens *tokens, int i, int end)
{
	i = end_of_declarator(tokens, i, end);
	return i < end && tokens_is(tokens, i, ",") ? i + 1 : -1;
}

/* One declarator at `i`, of a type from `type` to `type_end`. */
static int add_declarator(struct finder *f, int type, int type_end, int i, int end)
{
	struct local local = {.name = skip_stars(f->tokens, i), .end = end};

	if (!is_name(f->tokens, local.name))
		return 0;
	for (int part = type; part < type_end; part++)
		append(&local, f->tokens, part);
	for (int part = i; part < local.name; part++)
		append(&local, f->tokens, part);
	if (tokens_is(f->tokens, local.name + 1, "["))
		strncat(local.kind, "[]", sizeof local.kind - strlen(local.kind) - 1);
	local.first = end_of_declarator(f->tokens, local.name, end);
	return add(f, &local);
}

static int add_declaration(struct finder *f, int type, int declarators, int end)
{
	for (int i = declarators; i >= 0; i = next_declarator(f->tokens, i, end))
		if (add_declarator(f, type, declarators, i, end) != 0)
			return -1;
	return 0;
}

/* The parameters between brackets; known up to `end`. */
static int add_params(struct finder *f, int open, int end)
{
	int close = tokens_close(f->tokens, open);

	for (int i = open + 1; i > 0 && i < close; i = next_declarator(f->tokens, i, close)) {
		int declarator = skip_type(f->tokens, i);

		if (declarator < 0)
			continue;
		if (add_declarator(f, i, declarator, declarator, end) != 0)
			return -1;
	}
	return 0;
}

static bool begins_statement(const struct tokens *tokens, int i)
{
	return tokens_is(tokens, i - 1, "{") || tokens_is(tokens, i - 1, "}") ||
	       tokens_is(tokens, i - 1, ";") ||
	       (tokens_is(tokens, i - 1, "(") && tokens_is(tokens, i - 2, "for"));
}

/* What a block from `first` to `end` declares, and the blocks in it. */
static int walk(struct finder *f, int first, int end)
{
	for (int i = first; i < end; i++) {
		if (tokens_is(f->tokens, i, "{")) {
			int close = tokens_close(f->tokens, i);

			if (walk(f, i + 1, close) != 0)
				return -1;
			i = close;
			continue;
		}
		int declarators =
		    begins_statement(f->tokens, i) ? locals_declaration(f->tokens, i) : -1;
		int known_until =
		    tokens_is(f->tokens, i - 1, "(") ? locals_statement_end(f->tokens, i - 2) : end;

		if (declarators >= 0 && add_declaration(f, i, declarators, known_until) != 0)
			return -1;
	}
	return 0;
}

int locals_find(struct locals *locals, const struct tokens *tokens)
{
	struct finder f = {locals, tokens, 0};

	*locals = (struct locals){0};
	for (int i = 0; i < tokens->count; i++) {
		bool has_params = tokens_is(tokens, i, "(") && is_name(tokens, i - 1);
		int close = has_params ? tokens_close(tokens, i) : i;

		if (has_params && tokens_is(tokens, close + 1, "{")) {
			int end = tokens_close(tokens, close + 1);

			if (add_params(&f, i, end) != 0 || walk(&f, close + 2, end) != 0)
				return -1;
			i = end;
		} else if (tokens_is(tokens, i, "{") || has_params) {
			i = tokens_close(tokens, i);
		}
	}
	return 0;
}

void locals_release(struct locals *locals)
{
	free(locals->list);
	*locals = (struct locals){0};
}

const struct local *locals_used(const struct locals *locals, const struct tokens *tokens, int i)
{
	const struct token *token = &tokens->list[i];
	const struct local *found = NULL;

	if (token->kind != TOKEN_NAME || tokens_is(tokens, i - 1, ".") ||
	    tokens_is(tokens, i - 1, "->"))
		return NULL;
	for (int k = 0; k < locals->count; k++) {
		const struct token *name = &tokens->list[locals->list[k].name];

		if (i >= locals->list[k].first && i < locals->list[k].end &&
		    name->length == token->length &&
		    memcmp(tokens->text + name->offset, tokens->text + token->offset,
			token->length) == 0)
			found = &locals->list[k];
	}
	return found;
}
