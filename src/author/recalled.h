/*
 * recalled.h - whether what was written down of the pitfalls' answers (author answers) is what they
 * answer now. A grade names mistakes by it.
 */
#ifndef SRC_AUTHOR_RECALLED_H
#define SRC_AUTHOR_RECALLED_H

#include "src/author/programs.h"

/* All graded programs of one subject. Adds to its warnings, and a file that is no such thing to its
 * faults. */
void recalled_check(struct subject *subject, const struct program *programs, int count);

#endif
