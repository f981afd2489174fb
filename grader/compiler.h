/*
 * compiler.h - the programs that make an object of a submission, and what they are called with.
 */
#ifndef GRADER_COMPILER_H
#define GRADER_COMPILER_H

#include "grader/error.h"

#include <limits.h>
#include <stdbool.h>

struct compiler {
	char path[PATH_MAX], linker[PATH_MAX], locator[PATH_MAX]; /* gcc or clang, ld, addr2line */
	char toolchain[PATH_MAX]; /* where it lives when that is not /usr, else "" */
	bool clang;
	char identity[256]; /* changes when the compiler does */
};

/* $STRIDE_CC, else gcc, else cc, else clang, from the PATH. */
int compiler_find(struct compiler *compiler, struct error *error);

/* What it is called with, beside the files; ends with NULL. */
const char *const *compiler_flag_list(const struct compiler *compiler);

/* The same in one text: objects depend on it, so it belongs into the key of a cache. */
const char *compiler_flags(const struct compiler *compiler);

#endif
