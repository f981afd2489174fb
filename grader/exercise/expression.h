/*
 * expression.h - the sums and conditions of a manifest: "groups*Cg", "(L - 1)/2", "K <= L + 3".
 *
 *     condition  = comparison { "&&" comparison }
 *     comparison = sum [ ("<=" | "<" | ">=" | ">" | "==" | "!=") sum ]
 *     sum        = product { ("+" | "-") product }
 *     product    = factor { ("*" | "/") factor }
 *     factor     = "-" factor | "(" condition ")" | number | name
 *
 * Whole numbers of 64 bits; "/" rounds down; a condition is 1 or 0, and what stands after a false
 * "&&" is read but not worked out.
 */
#ifndef GRADER_EXERCISE_EXPRESSION_H
#define GRADER_EXERCISE_EXPRESSION_H

#include <stddef.h>

/* What a name stands for. Not 0 when it is unknown. */
typedef int expression_lookup(void *context, const char *name, size_t length, long long *value);

/* 0, or -1 and in *trouble a constant text: what is wrong, to be said after the expression. */
int expression_eval(const char *text, expression_lookup *lookup, void *context, long long *result,
    const char **trouble);

/* The same without working it out: whether it can be read and every name is known. */
int expression_check(
    const char *text, expression_lookup *lookup, void *context, const char **trouble);

#endif
