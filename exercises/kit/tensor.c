#include "tensor.h"

#include "kit.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

int tensor_check_shape(const int *shape, int rank, const char *what)
{
	long long size = 1;
	bool empty = false;

	if (rank < 0 || rank > TENSOR_MAX_RANK)
		kit_refuse("%s: a tensor has 0 to %d axes, not %d", what, TENSOR_MAX_RANK, rank);
	for (int axis = 0; axis < rank; axis++) {
		if (shape[axis] < 0)
			kit_refuse("%s: axis %d of shape %s is %d; a size is 0 or more", what, axis,
			    kit_list_text(shape, rank).bytes, shape[axis]);
		empty = empty || shape[axis] == 0;
	}
	for (int axis = 0; axis < rank && !empty; axis++) {
		size *= shape[axis];
		if (size > INT_MAX)
			kit_refuse("%s: shape %s holds more than %d numbers", what,
			    kit_list_text(shape, rank).bytes, INT_MAX);
	}
	return empty ? 0 : (int)size;
}

tensor tensor_zeros_for(const int *shape, int rank, const char *what)
{
	tensor t = {.rank = rank};
	int size = tensor_check_shape(shape, rank, what);

	for (int axis = 0; axis < rank; axis++)
		t.shape[axis] = shape[axis];
	t.data = kit_alloc((size_t)size, sizeof *t.data);
	return t;
}

tensor tensor_of(const int *shape, int rank)
{
	return tensor_zeros_for(shape, rank, "tensor_of");
}

int tensor_check(tensor t, const char *what)
{
	int size = tensor_check_shape(t.shape, t.rank, what);

	if (size > 0 && !t.data)
		kit_refuse("%s: a tensor of shape %s has no data (NULL)", what,
		    kit_list_text(t.shape, t.rank).bytes);
	return size;
}

int tensor_size(tensor t)
{
	return tensor_check(t, "tensor_size");
}

float *tensor_element(tensor t, const char *name, const int *index, int count)
{
	size_t offset = 0;

	tensor_check(t, "tensor_at");
	if (count != t.rank)
		kit_refuse("tensor_at(%s, ...): %d %s given, but %s has %d axes, shape %s", name,
		    count, count == 1 ? "index" : "indices", name, t.rank,
		    kit_list_text(t.shape, t.rank).bytes);
	for (int axis = 0; axis < count; axis++) {
		if (index[axis] < 0 || index[axis] >= t.shape[axis])
			kit_refuse("tensor_at(%s, ...): index %d is outside axis %d, "
				   "whose size is %d (shape %s)",
			    name, index[axis], axis, t.shape[axis],
			    kit_list_text(t.shape, t.rank).bytes);
		offset = offset * (size_t)t.shape[axis] + (size_t)index[axis];
	}
	return t.data + offset;
}

/* A shape whose sizes may be -1, which stands for one that is worked out; but only once. */
static void check_new_shape(const int *shape, int rank)
{
	int unknown = 0;

	if (rank < 0 || rank > TENSOR_MAX_RANK)
		kit_refuse(
		    "tensor_reshape: a tensor has 0 to %d axes, not %d", TENSOR_MAX_RANK, rank);
	for (int axis = 0; axis < rank; axis++) {
		if (shape[axis] < -1)
			kit_refuse(
			    "tensor_reshape: axis %d of shape %s is %d; a size is 0 or more, "
			    "or -1 to be worked out",
			    axis, kit_list_text(shape, rank).bytes, shape[axis]);
		unknown += shape[axis] == -1;
	}
	if (unknown > 1)
		kit_refuse("tensor_reshape: only one size can be -1, but %s has %d of them",
		    kit_list_text(shape, rank).bytes, unknown);
}

/* The size that -1 stands for: what is left of `size` when the other axes have taken theirs. */
static int missing_size(const int *shape, int rank, int size)
{
	long long others = 1;

	for (int axis = 0; axis < rank && others <= INT_MAX; axis++)
		others *= shape[axis] == -1 ? 1 : shape[axis];
	return size > 0 && others > 0 && size % others == 0 ? (int)(size / others) : 0;
}

tensor tensor_reshaped(tensor t, const int *shape, int rank)
{
	tensor result = {.data = t.data, .rank = rank};
	int size = tensor_check(t, "tensor_reshape");

	check_new_shape(shape, rank);
	for (int axis = 0; axis < rank; axis++)
		result.shape[axis] =
		    shape[axis] == -1 ? missing_size(shape, rank, size) : shape[axis];
	if (tensor_check_shape(result.shape, rank, "tensor_reshape") != size)
		kit_refuse("tensor_reshape: shape %s cannot take the %d numbers of shape %s",
		    kit_list_text(shape, rank).bytes, size, kit_list_text(t.shape, t.rank).bytes);
	return result;
}

static void check_permutation(tensor t, const int *axes, int count)
{
	unsigned seen = 0;

	for (int axis = 0; axis < count && count <= TENSOR_MAX_RANK; axis++)
		if (axes[axis] >= 0 && axes[axis] < t.rank)
			seen |= 1u << axes[axis];
	if (count != t.rank || seen != (1u << t.rank) - 1)
		kit_refuse("tensor_transpose: %s does not name each of the %d axes of shape %s "
			   "once",
		    kit_list_text(axes, count).bytes, t.rank, kit_list_text(t.shape, t.rank).bytes);
}

/*
 * A walk through memory, in the order of the last axis fastest, where one step along each axis
 * moves by its own distance: 0 to stay on the same element, as a repeated one does.
 */
struct walk {
	const int *shape;
	int rank;
	size_t step[TENSOR_MAX_RANK];
	int index[TENSOR_MAX_RANK];
	size_t offset;
};

/* Like the wheels of an odometer: a wheel that has turned fully carries to the one before it. */
static void walk_on(struct walk *walk)
{
	for (int axis = walk->rank - 1; axis >= 0; axis--) {
		walk->offset += walk->step[axis];
		if (++walk->index[axis] < walk->shape[axis])
			return;
		walk->offset -= walk->step[axis] * (size_t)walk->shape[axis];
		walk->index[axis] = 0;
	}
}

tensor tensor_transposed(tensor t, const int *axes, int count)
{
	int size = tensor_check(t, "tensor_transpose");
	int shape[TENSOR_MAX_RANK] = {0};

	check_permutation(t, axes, count);
	struct walk from = {.shape = shape, .rank = count};

	for (int axis = 0; axis < count; axis++) {
		shape[axis] = t.shape[axes[axis]];
		from.step[axis] = 1;
		for (int inner = axes[axis] + 1; inner < count; inner++)
			from.step[axis] *= (size_t)t.shape[inner];
	}
	tensor result = tensor_zeros_for(shape, count, "tensor_transpose");

	for (int to = 0; to < size; to++, walk_on(&from))
		result.data[to] = t.data[from.offset];
	return result;
}

tensor tensor_add(tensor a, tensor b)
{
	int size = tensor_check(a, "tensor_add");
	bool fits = b.rank <= a.rank;
	size_t inner = 1;
	struct walk from = {.shape = a.shape, .rank = a.rank};

	tensor_check(b, "tensor_add");
	for (int axis = 1; axis <= b.rank && fits; axis++) {
		int of_a = a.shape[a.rank - axis];
		int of_b = b.shape[b.rank - axis];

		fits = of_b == of_a || of_b == 1;
		from.step[a.rank - axis] = of_b == 1 ? 0 : inner;
		inner *= (size_t)of_b;
	}
	if (!fits)
		kit_refuse("tensor_add: shape %s cannot be repeated to fill shape %s",
		    kit_list_text(b.shape, b.rank).bytes, kit_list_text(a.shape, a.rank).bytes);
	tensor result = tensor_zeros_for(a.shape, a.rank, "tensor_add");

	for (int to = 0; to < size; to++, walk_on(&from))
		result.data[to] = a.data[to] + b.data[from.offset];
	return result;
}
