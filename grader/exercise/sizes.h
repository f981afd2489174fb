/*
 * sizes.h - what the names in shapes and conditions stand for in one case.
 *
 * A name is a dim or an int parameter. A shape is a list of expressions over them; an entry "...B"
 * is a run of axes: as many as the dim B says, with sizes of their own, the same wherever "...B"
 * stands. In an expression B is the number of these axes.
 */
#ifndef GRADER_EXERCISE_SIZES_H
#define GRADER_EXERCISE_SIZES_H

#include "grader/error.h"
#include "grader/grader.h"

#include <stdbool.h>
#include <stddef.h>

enum { DIMS_MAX = 16 };

/* Borrows both pointers. */
struct sizes {
	const struct exercise *of;
	const struct value *args; /* of the case; those of int parameters are looked up */
	bool known[DIMS_MAX];
	int dim[DIMS_MAX];
	int run[DIMS_MAX][TENSOR_MAX_RANK]; /* the axes of a dim that is a run */
};

/* The dim of this name, or -1. */
int sizes_dim(const struct exercise *exercise, const char *name, size_t length);

/* The same for the int parameters. */
int sizes_param(const struct exercise *exercise, const char *name, size_t length);

/* The dim that an entry of a shape, "...B", is a run of; -1 when it is an expression. */
int sizes_run(const struct exercise *exercise, const char *entry);

/* An expression_lookup; the context is a struct sizes. */
int sizes_lookup(void *context, const char *name, size_t length, long long *value);

/* The shape of one parameter when every dim is known: its rank, or -1 when it has none. */
int sizes_shape(struct sizes *sizes, const struct param *param, int shape[TENSOR_MAX_RANK]);

/* What the names stand for in a case, as far as its tensors tell. Borrows both. */
void sizes_learn(struct sizes *sizes, const struct exercise *exercise, const struct value *args);

/* Whether the tensors of a case have shapes that the parameters' shapes can mean together. */
int sizes_fit(const struct exercise *exercise, const struct value *args, struct error *error);

#endif
