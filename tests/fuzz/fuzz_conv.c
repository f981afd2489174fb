/*
 * Any convolution at all: it is refused, or it equals the formula of lax.h, evaluated here one
 * output at a time, straight from the layout strings, without any of the kit's planning.
 */
#include "exercises/kit/kit.h"
#include "exercises/kit/lax.h"

#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static jmp_buf refused;

static void leave(enum kit_fault fault, const char *sentence)
{
	(void)fault;
	if (!*sentence)
		abort();
	longjmp(refused, 1);
}

struct input {
	const uint8_t *data;
	size_t size;
};

static int below(struct input *input, int bound)
{
	if (input->size == 0)
		return 0;
	input->size--;
	return *input->data++ % bound;
}

struct operands {
	tensor lhs, rhs;
	struct conv_options options;
	char spec[3][TENSOR_MAX_RANK + 1];
};

/* A permutation of the letters, now and then with a letter that does not belong. */
static void mix_spec(struct input *input, char *spec, int rank)
{
	for (int i = rank - 1; i > 0; i--) {
		int j = below(input, i + 1);
		char kept = spec[i];

		spec[i] = spec[j];
		spec[j] = kept;
	}
	if (below(input, 64) == 1)
		spec[below(input, rank)] = "NCOIab"[below(input, 6)];
}

static tensor read_tensor(struct input *input, int rank, int most)
{
	int shape[TENSOR_MAX_RANK];

	for (int axis = 0; axis < rank; axis++)
		shape[axis] = below(input, most + 1);
	tensor t = tensor_of(shape, rank);

	for (int i = 0; i < tensor_size(t); i++)
		t.data[i] = (float)(i * 7 % 11 - 5);
	return t;
}

static struct operands read_operands(struct input *input)
{
	static const char *const NAMES[] = {NULL, "SAME", "same_lower", "Valid", "FULL"};
	struct operands all = {.options.padding = NAMES[below(input, 5)]};
	struct conv_options *o = &all.options;
	int rank = 2 + below(input, 4), odd = below(input, 32) == 1;

	all.lhs = read_tensor(input, rank, 6);
	all.rhs = read_tensor(input, rank + odd, 4);
	for (int i = 0; i < rank - 2 + (below(input, 32) == 1); i++) {
		o->window_strides[i] = below(input, 4) - (below(input, 32) == 1);
		o->lhs_dilation[i] = below(input, 4) - (below(input, 32) == 1);
		o->rhs_dilation[i] = below(input, 4) - (below(input, 32) == 1);
		o->pads[i][0] = o->padding ? 0 : below(input, 9) - 4;
		o->pads[i][1] = o->padding ? 0 : below(input, 9) - 4;
	}
	o->feature_group_count = below(input, 4) - (below(input, 32) == 1);
	o->batch_group_count = below(input, 4) - (below(input, 32) == 1);
	return all;
}

/* Given or left out; spec holds what is meant in either case. */
static void read_layout(struct input *input, struct operands *all)
{
	int given = below(input, 4);

	for (int i = 0; i < 3; i++) {
		snprintf(all->spec[i], sizeof all->spec[i], "%.*s", all->lhs.rank,
		    i == 1 ? "OIxyzuvw" : "NCxyzuvw");
		if (!given)
			continue;
		mix_spec(input, all->spec[i], all->lhs.rank);
		all->options.dimension_numbers[i] = all->spec[i];
	}
}

/* The size, or the index, of the axis that a label names. */
static int of(const char *spec, const int *numbers, char label)
{
	return numbers[strchr(spec, label) - spec];
}

static float element(const char *spec, tensor t, const int *by_label)
{
	size_t offset = 0;

	for (int axis = 0; axis < t.rank; axis++)
		offset =
		    offset * (size_t)t.shape[axis] + (size_t)by_label[(unsigned char)spec[axis]];
	return t.data[offset];
}

static int or_one(int option)
{
	return option ? option : 1;
}

/* How many zeros stand in front, worked out from the definition of SAME. */
static int front(const struct conv_options *o, int axis, int length, int kernel)
{
	int stride = or_one(o->window_strides[axis]);
	int total = ((length + stride - 1) / stride - 1) * stride +
		    (kernel - 1) * or_one(o->rhs_dilation[axis]) + 1 - length;

	if (!o->padding || (o->padding[0] | 32) == 'v')
		return o->pads[axis][0];
	total = total > 0 ? total : 0;
	return strlen(o->padding) > 4 ? (total + 1) / 2 : total / 2;
}

/* The sum over all taps from `tap` on; the labels of spatial axes are those of the kernel. */
static float sum_from(
    const struct operands *all, int *x, int *w, const int *y, const char *tap, int axis)
{
	const struct conv_options *o = &all->options;
	unsigned char label = (unsigned char)*tap;
	float sum = 0;

	if (!label)
		return element(all->spec[0], all->lhs, x) * element(all->spec[1], all->rhs, w);
	if (label == 'O' || label == 'I')
		return sum_from(all, x, w, y, tap + 1, axis);
	int length = of(all->spec[0], all->lhs.shape, (char)label);
	int kernel = of(all->spec[1], all->rhs.shape, (char)label);
	int inflation = or_one(o->lhs_dilation[axis]);

	for (int k = 0; k < kernel; k++) {
		int at = y[label] * or_one(o->window_strides[axis]) +
			 k * or_one(o->rhs_dilation[axis]) - front(o, axis, length, kernel);

		if (at < 0 || at % inflation || at / inflation >= length)
			continue;
		x[label] = at / inflation;
		w[label] = k;
		sum += sum_from(all, x, w, y, tap + 1, axis + 1);
	}
	return sum;
}

static float expected(const struct operands *all, const int *y, tensor out)
{
	int x[256] = {0}, w[256] = {0};
	int inputs = of(all->spec[1], all->rhs.shape, 'I'),
	    outputs = of(all->spec[2], out.shape, 'C');
	int batch = of(all->spec[2], out.shape, 'N');
	int feature_group = y['C'] * or_one(all->options.feature_group_count) / outputs;
	int batch_group = y['C'] * or_one(all->options.batch_group_count) / outputs;
	float sum = 0;

	w['O'] = y['C'];
	x['N'] = batch_group * batch + y['N'];
	for (int c = 0; c < inputs; c++) {
		w['I'] = c;
		x['C'] = feature_group * inputs + c;
		sum += sum_from(all, x, w, y, all->spec[1], 0);
	}
	return sum;
}

static void check(const struct operands *all, tensor out)
{
	for (int i = 0; i < tensor_size(out); i++) {
		int y[256] = {0}, rest = i;

		for (int axis = out.rank - 1; axis >= 0; axis--) {
			y[(unsigned char)all->spec[2][axis]] = rest % out.shape[axis];
			rest /= out.shape[axis];
		}
		/* Small whole numbers: every order of summation gives the same. */
		if (out.data[i] != expected(all, y, out))
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input input = {data, size};

	kit_on_fault(leave);
	if (setjmp(refused) == 0) {
		static struct operands all;

		all = read_operands(&input);
		read_layout(&input, &all);
		check(&all, (conv_general_dilated)(all.lhs, all.rhs, all.options));
	}
	kit_release();
	return 0;
}
