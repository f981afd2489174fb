// expect: accepted
/*
 * Works in what it was given, which is allowed: the name of the padding is put into capitals where
 * it stands, names become pads in the options, and whatever is not given is filled in. Then stages:
 * every tensor that the formula speaks of is really made.
 */
#include "stride.h"

#include <string.h>

static void put_into_capitals(char *text)
{
	for (; *text; text++)
		if (*text >= 'a' && *text <= 'z')
			*text += 'A' - 'a';
}

static void fill_in(struct conv_options *o, int rank)
{
	static char usual[3][9] = {"NCabcdef", "OIabcdef", "NCabcdef"};

	for (int i = 0; i < CONV_MAX_SPATIAL; i++) {
		o->window_strides[i] += !o->window_strides[i];
		o->lhs_dilation[i] += !o->lhs_dilation[i];
		o->rhs_dilation[i] += !o->rhs_dilation[i];
	}
	o->feature_group_count += !o->feature_group_count;
	o->batch_group_count += !o->batch_group_count;
	for (int i = 0; i < 3 && !o->dimension_numbers[i]; i++) {
		memcpy(usual[i] + 2, "abcdef", 7);
		usual[i][rank] = 0;
		o->dimension_numbers[i] = usual[i];
	}
	if (o->padding)
		put_into_capitals((char *)o->padding);
}

/* The tensor with its axes in the order of these labels. */
static tensor in_order(tensor t, const char *now, const char *wanted)
{
	int axes[TENSOR_MAX_RANK];

	for (int i = 0; i < t.rank; i++)
		axes[i] = (int)(strchr(now, wanted[i]) - now);
	return tensor_transposed(t, axes, t.rank);
}

static void name_to_pads(struct conv_options *o, int axis, int L, int span)
{
	int s = o->window_strides[axis];
	int total = L % s ? span - L % s : span - s;
	int less = total > 0 ? total / 2 : 0, more = total > 0 ? total - less : 0;

	if (strcmp(o->padding, "VALID") == 0)
		less = more = 0;
	o->pads[axis][0] = strcmp(o->padding, "SAME") == 0 ? less : more;
	o->pads[axis][1] = less + more - o->pads[axis][0];
}

/* A box of (outer, length, inner) numbers, and one number of it. */
static float *number(float *data, int length, int inner, int a, int b, int c)
{
	return data + (a * length + b) * inner + c;
}

/* t with this axis spread: sample i comes to lo + i * step, in so long an axis, if that is in it.
 */
static tensor spread(tensor t, int axis, int lo, int step, int length)
{
	tensor to = t;
	int outer = 1, inner = 1;

	for (int i = 0; i < t.rank; i++) {
		outer *= i < axis ? t.shape[i] : 1;
		inner *= i > axis ? t.shape[i] : 1;
	}
	to.shape[axis] = length;
	to = tensor_of(to.shape, to.rank);
	for (int a = 0; a < outer; a++)
		for (int i = 0; i < t.shape[axis]; i++)
			for (int c = 0; c < inner; c++)
				if (lo + i * step >= 0 && lo + i * step < length)
					*number(to.data, length, inner, a, lo + i * step, c) =
					    *number(t.data, t.shape[axis], inner, a, i, c);
	return to;
}

/* The sum over the taps from this axis on; axis 1 is that of the features. */
static float sum(tensor x, tensor w, int axis, const float *from, const float *weight)
{
	int from_step = 1, weight_step = 1;
	float result = 0;

	if (axis == x.rank)
		return *from * *weight;
	for (int i = axis + 1; i < x.rank; i++) {
		from_step *= x.shape[i];
		weight_step *= w.shape[i];
	}
	for (int k = 0; k < w.shape[axis]; k++)
		result += sum(x, w, axis + 1, from + k * from_step, weight + k * weight_step);
	return result;
}

/* Writes the sums at all places from this axis on, and returns where the next one goes. */
static float *places(tensor x, tensor w, const struct conv_options *o, int axis, const float *from,
    const float *weight, float *to, const int *counts)
{
	int step = 1;

	if (axis == x.rank) {
		*to = sum(x, w, 1, from, weight);
		return to + 1;
	}
	for (int i = axis + 1; i < x.rank; i++)
		step *= x.shape[i];
	for (int p = 0; p < counts[axis]; p++)
		to = places(x, w, o, axis + 1, from + p * o->window_strides[axis - 2] * step,
		    weight, to, counts);
	return to;
}

tensor my_conv_general_dilated(tensor lhs, tensor rhs, struct conv_options o)
{
	char input[TENSOR_MAX_RANK + 1] = "NC", kernel[TENSOR_MAX_RANK + 1] = "OI";
	int counts[TENSOR_MAX_RANK], spatial = 2;

	fill_in(&o, lhs.rank);
	for (const char *label = o.dimension_numbers[1]; *label; label++)
		if (*label != 'O' && *label != 'I')
			input[spatial] = kernel[spatial] = *label, spatial++;
	tensor x = in_order(lhs, o.dimension_numbers[0], input);
	tensor w = in_order(rhs, o.dimension_numbers[1], kernel);

	for (int i = 0; i < x.rank - 2; i++) {
		int inflated = (x.shape[2 + i] - 1) * o.lhs_dilation[i] + 1;
		int span = (w.shape[2 + i] - 1) * o.rhs_dilation[i] + 1;

		if (o.padding)
			name_to_pads(&o, i, x.shape[2 + i], span);
		x = spread(x, 2 + i, o.pads[i][0], o.lhs_dilation[i],
		    inflated + o.pads[i][0] + o.pads[i][1]);
		w = spread(w, 2 + i, 0, o.rhs_dilation[i], span);
		counts[2 + i] =
		    x.shape[2 + i] < span ? 0 : (x.shape[2 + i] - span) / o.window_strides[i] + 1;
	}
	counts[0] = x.shape[0] / o.batch_group_count;
	counts[1] = w.shape[0];
	tensor y = tensor_of(counts, x.rank);
	float *to = y.data;
	int feature_size = 1, kernel_size = 1;

	for (int i = 2; i < x.rank; i++)
		feature_size *= x.shape[i];
	for (int i = 1; i < w.rank; i++)
		kernel_size *= w.shape[i];
	for (int n = 0; n < counts[0]; n++)
		for (int f = 0; f < counts[1]; f++) {
			int entry = n + f / (counts[1] / o.batch_group_count) * counts[0];
			int first = f / (counts[1] / o.feature_group_count) * w.shape[1];

			to = places(x, w, &o, 2,
			    x.data + (entry * x.shape[1] + first) * feature_size,
			    w.data + f * kernel_size, to, counts);
		}
	memset(lhs.data, 0x55, (size_t)tensor_size(lhs) * sizeof(float));
	return in_order(y, input, o.dimension_numbers[2]);
}
