/*
 * diagnostics.h - what a compiler said, as data.
 */
#ifndef GRADER_DIAGNOSTICS_H
#define GRADER_DIAGNOSTICS_H

#include "grader/compile.h"

#include <stddef.h>

/* Adds the messages about the learner's file; gcc's come as JSON, clang's as lines. A place in any
 * other file is not shown, and no byte of theirs is trusted. */
void diagnostics_read(
    struct compilation *compilation, bool lines, const char *bytes, size_t length);

/* Whether the compiler read a file that is neither a standard header, its own or the kit's; a
 * sentence about it, or NULL. `toolchain` is where it lives if that is not /usr, else "". */
const char *diagnostics_stranger(const struct stage *stage, const char *toolchain);

#endif
