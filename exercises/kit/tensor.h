/*
 * tensor.h - an array of numbers with a shape.
 *
 * A tensor is float32 in row-major order: the last index moves fastest. For a tensor t of shape
 * (H, W, C)
 *
 *     t.data[(i * W + j) * C + c]     and     *tensor_at(t, i, j, c)
 *
 * are the same number. The first is fast, the second is checked.
 *
 * Tensors are passed by value and never freed: what the kit allocates lives until your function
 * has been judged. A size of 0 is legal and means an empty tensor.
 */
#ifndef KIT_TENSOR_H
#define KIT_TENSOR_H

#define TENSOR_MAX_RANK 8

typedef struct tensor {
	float *data;
	int rank;                   /* how many axes: 0 (a single number) to TENSOR_MAX_RANK */
	int shape[TENSOR_MAX_RANK]; /* the size of each axis; entries from rank on mean nothing */
} tensor;

/*
 * A list of ints written out in a call, and how many they are. The leading 0 lets the list be
 * empty; it is skipped.
 */
#define TENSOR_INTS(...) ((const int[]){0, __VA_ARGS__} + 1)
#define TENSOR_INT_COUNT(...) ((int)(sizeof((const int[]){0, __VA_ARGS__}) / sizeof(int)) - 1)

/* tensor_zeros(L, C): a new tensor of shape (L, C), all zeros. Any number of axes. */
#define tensor_zeros(...) \
	tensor_zeros_for(TENSOR_INTS(__VA_ARGS__), TENSOR_INT_COUNT(__VA_ARGS__), "tensor_zeros")

/* The same when the rank is known only at run time. */
tensor tensor_of(const int *shape, int rank);

/* How many numbers it holds: the product of its shape, 1 for rank 0. */
int tensor_size(tensor t);

/* *tensor_at(t, i, j): one element, to read or to write. An index outside is refused by name. */
#define tensor_at(t, ...) \
	tensor_element(t, #t, TENSOR_INTS(__VA_ARGS__), TENSOR_INT_COUNT(__VA_ARGS__))

/* tensor_reshape(t, 1, 1, -1): the same numbers under another shape, not copied. One size may be
 * -1 and is then worked out (for an empty tensor it is 0). */
#define tensor_reshape(t, ...) \
	tensor_reshaped(t, TENSOR_INTS(__VA_ARGS__), TENSOR_INT_COUNT(__VA_ARGS__))

/* tensor_transpose(t, 1, 0): a copy whose axis 0 is axis 1 of t, and whose axis 1 is axis 0. */
#define tensor_transpose(t, ...) \
	tensor_transposed(t, TENSOR_INTS(__VA_ARGS__), TENSOR_INT_COUNT(__VA_ARGS__))

/*
 * a + b in the shape of a. The last axes of b are matched with the last axes of a, and b is
 * repeated along the others, as a bias of shape (C) is along every position of an (H, W, C). An
 * axis of b of size 1 is repeated too.
 */
tensor tensor_add(tensor a, tensor b);

/* What the macros above, and the rest of the kit, call. `what` names the caller, or what the tensor
 * is to the caller, in the sentence of a refusal. */
tensor tensor_zeros_for(const int *shape, int rank, const char *what);
float *tensor_element(tensor t, const char *name, const int *index, int count);
tensor tensor_reshaped(tensor t, const int *shape, int rank);
tensor tensor_transposed(tensor t, const int *axes, int count);

/* tensor_size, where a tensor that is none (a rank of 9, no data) is refused; and the same for a
 * shape by itself. */
int tensor_check(tensor t, const char *what);
int tensor_check_shape(const int *shape, int rank, const char *what);

#endif
