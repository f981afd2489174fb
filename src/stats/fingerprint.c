/*
 * Which names are the file's own is told from how they stand in it, without a compiler: what is
 * called and has no body here, and what stands behind a dot or an arrow, is the kit's or C's. All
 * other names are taken for own ones, types among them, which changes nothing: they, too, are the
 * same in the same places.
 */
#include "src/stats/fingerprint.h"

#include "src/text/tokens.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An answer has some hundred tokens. In what has more than this no names are looked up, each among
 * all the others, which somebody could make take for ever. */
enum { TOKENS_MAX = 8000 };

/* --- lines ------------------------------------------------------------------------------------ */

/* Without the backslashes that end lines which go on. Returns the length. */
static size_t join_lines(char *to, const char *text, size_t length)
{
	size_t kept = 0;

	for (size_t i = 0; i < length; i++) {
		bool has_return = i + 2 < length && text[i + 1] == '\r' && text[i + 2] == '\n';

		if (text[i] == '\\' && has_return)
			i += 2;
		else if (text[i] == '\\' && i + 1 < length && text[i + 1] == '\n')
			i++;
		else
			to[kept++] = text[i];
	}
	to[kept] = '\0';
	return kept;
}

static bool is_include(const char *directive)
{
	directive += strspn(directive, " \t");
	return strncmp(directive, "include", strlen("include")) == 0;
}

/* The list of tokens passes over what begins with #, and macros are a part of the program: such a
 * line is given another sign, which C has not. */
static void show_directives(char *text)
{
	for (char *line = text; line; line = strchr(line, '\n')) {
		line += strspn(line, " \t\r\n");
		if (*line == '#' && !is_include(line + 1))
			*line = '@';
	}
}

/* --- names ------------------------------------------------------------------------------------ */

/* The names of a file that are its own, in the order of their first occurrence. */
struct names {
	const struct tokens *tokens;
	int *firsts; /* the token where each occurs first */
	int count;
};

static bool is_same(const struct tokens *tokens, int i, int k)
{
	const struct token *a = &tokens->list[i], *b = &tokens->list[k];

	return a->length == b->length &&
	       memcmp(tokens->text + a->offset, tokens->text + b->offset, a->length) == 0;
}

/* Whether the name at i is that of a function with its body behind it, or of a macro. */
static bool is_defined_at(const struct tokens *tokens, int i)
{
	if (i > 1 && tokens_is(tokens, i - 1, "define") && tokens_is(tokens, i - 2, "@"))
		return true;
	return tokens_is(tokens, i + 1, "(") &&
	       tokens_is(tokens, tokens_close(tokens, i + 1) + 1, "{");
}

static bool is_control(const struct tokens *tokens, int i)
{
	const struct token *token = &tokens->list[i];

	return tokens_is_keyword(tokens->text + token->offset, token->length);
}

static bool is_directive(const struct tokens *tokens, int i)
{
	return i > 0 && tokens_is(tokens, i - 1, "@");
}

static int place_of(const struct names *names, int i)
{
	for (int n = 0; n < names->count; n++)
		if (is_same(names->tokens, names->firsts[n], i))
			return n;
	return -1;
}

/* Names that are defined here as functions or macros come first, since they may be used before. */
static void find_defined(struct names *names)
{
	const struct tokens *tokens = names->tokens;

	for (int i = 0; i < tokens->count; i++)
		if (tokens->list[i].kind == TOKEN_NAME && !is_control(tokens, i) &&
		    is_defined_at(tokens, i) && place_of(names, i) < 0)
			names->firsts[names->count++] = i;
}

/* Whether the name at i is one that has its meaning elsewhere. */
static bool is_foreign(const struct names *names, int i)
{
	const struct tokens *tokens = names->tokens;

	if (is_control(tokens, i) || is_directive(tokens, i) || tokens_is(tokens, i - 1, ".") ||
	    tokens_is(tokens, i - 1, "->"))
		return true;
	return tokens_is(tokens, i + 1, "(") && place_of(names, i) < 0;
}

/* --- the hash --------------------------------------------------------------------------------- */

static void add_token(struct hash *hash, struct names *names, int i)
{
	const struct tokens *tokens = names->tokens;
	const struct token *token = &tokens->list[i];
	char place[32];

	if (tokens->count > TOKENS_MAX || token->kind != TOKEN_NAME || is_foreign(names, i)) {
		hash_add(hash, tokens->text + token->offset, token->length);
		hash_add(hash, "", 1);
		return;
	}
	int at = place_of(names, i);

	if (at < 0) {
		at = names->count;
		names->firsts[names->count++] = i;
	}
	/* No token begins with this sign. */
	hash_add(hash, place, (size_t)snprintf(place, sizeof place, "`%d", at) + 1);
}

static int add_all(struct fingerprint *fingerprint, const struct tokens *tokens)
{
	struct names names = {tokens, calloc((size_t)tokens->count + 1, sizeof *names.firsts), 0};
	unsigned char digest[HASH_BYTES];
	struct hash hash;

	if (!names.firsts)
		return -1;
	if (tokens->count <= TOKENS_MAX)
		find_defined(&names);
	hash_init(&hash);
	for (int i = 0; i < tokens->count; i++)
		add_token(&hash, &names, i);
	hash_finish(&hash, digest);
	hash_hex(digest, fingerprint->hash);
	fingerprint->tokens = tokens->count;
	free(names.firsts);
	return 0;
}

int fingerprint_of(struct fingerprint *fingerprint, const char *text, size_t length)
{
	struct tokens tokens = {0};
	char *joined = malloc(length + 1);
	int done = -1;

	*fingerprint = (struct fingerprint){0};
	if (joined) {
		length = join_lines(joined, text, length);
		show_directives(joined);
		done = tokens_read(&tokens, joined, length);
	}
	if (done == 0 && tokens.count > 0)
		done = add_all(fingerprint, &tokens);
	tokens_release(&tokens);
	free(joined);
	return done;
}
