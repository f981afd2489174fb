/*
 * tokens.h - a C source as the list of its tokens: names, numbers, texts and signs.
 *
 * Comments and preprocessor lines are passed over. Whatever the text is, the list is made of pieces
 * of it, in order, none of them empty.
 */
#ifndef SRC_TEXT_TOKENS_H
#define SRC_TEXT_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

enum token_kind {
	TOKEN_NAME, /* a keyword is one too */
	TOKEN_NUMBER,
	TOKEN_TEXT, /* a string or a character */
	TOKEN_SIGN, /* the longest that C knows: "<<=" is one */
};

struct token {
	enum token_kind kind;
	size_t offset, length;
	int line; /* from 1 */
};

/* Borrows the text. */
struct tokens {
	const char *text;
	struct token *list;
	int count;
};

/* -1 without memory. Either way tokens_release is owed. */
int tokens_read(struct tokens *tokens, const char *text, size_t length);
void tokens_release(struct tokens *tokens);

/* Whether a name is a word of C, as "while" is. */
bool tokens_is_keyword(const char *name, size_t length);

/* Whether token i is there and is spelled so. */
bool tokens_is(const struct tokens *tokens, int i, const char *spelling);

/* The place of the bracket that closes the one at i, "(", "[" or "{"; the last token if none does.
 */
int tokens_close(const struct tokens *tokens, int i);

#endif
