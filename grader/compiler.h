/*
 * compiler.h - the programs that make an object of a submission, and what they are called with.
 */
#ifndef GRADER_COMPILER_H
#define GRADER_COMPILER_H

#include "grader/error.h"

#include <limits.h>
#include <stdbool.h>

struct parts;

struct compiler {
	char path[PATH_MAX], locator[PATH_MAX]; /* gcc or clang; addr2line */
	char toolchain[PATH_MAX];               /* where it lives when that is not /usr, else "" */
	bool clang;
	bool checks;               /* it is to put checks into what it compiles (checks.h) */
	char identity[256];        /* changes when the compiler does */
	const struct parts *parts; /* what it is made of; NULL where that is not known */
};

/* $STRIDE_CC, else gcc, else cc, else clang, from the PATH. Its parts are another question. */
int compiler_find(struct compiler *compiler, struct error *error);

enum { COMPILER_WORDS_MAX = 40 };

/* The words of one call, `from` -> `to`, with -c or -S; they end with NULL. */
void compiler_call(const struct compiler *compiler, const char *how, const char *from,
    const char *to, const char *words[COMPILER_WORDS_MAX]);

/* The environment of every such call. */
extern const char *const COMPILER_ENVIRONMENT[];

/* Its flags in one text: objects depend on them, so they belong into the key of a cache. */
const char *compiler_flags(const struct compiler *compiler);

#endif
