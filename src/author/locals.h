/*
 * locals.h - the parameters and local variables of a C source, each with its kind and the part of
 * the text where it is known.
 *
 * Found by the shape of declarations, without a compiler: what is declared in unusual ways is
 * overlooked.
 */
#ifndef SRC_AUTHOR_LOCALS_H
#define SRC_AUTHOR_LOCALS_H

#include "src/text/tokens.h"

struct local {
	int name;       /* the token that declares it */
	char kind[48];  /* its type without const, as "float*" */
	int first, end; /* it has a value for the tokens from `first` up to `end`, not included */
};

struct locals {
	struct local *list;
	int count;
};

/* -1 without memory. Either way locals_release is owed. */
int locals_find(struct locals *locals, const struct tokens *tokens);
void locals_release(struct locals *locals);

/* The one that token i is a use of, the innermost of its name; NULL if it is none. */
const struct local *locals_used(const struct locals *locals, const struct tokens *tokens, int i);

/* If a declaration begins at token i: where its declarators begin, the first "*" or name. Else -1.
 */
int locals_declaration(const struct tokens *tokens, int i);

/* The first token behind the statement that begins at i. */
int locals_statement_end(const struct tokens *tokens, int i);

#endif
