/*
 * What play draws is held to the kit, over many options at random, and where the kit has no such
 * border to what Flax answered.
 */
#include "src/draw/window.h"

#include "exercises/kit/lax.h"
#include "exercises/kit/lax_plan.h"
#include "tests/unit/answers.h"
#include "tests/unit/refusal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { TRIALS = 4000 };

static int below(unsigned *seed, int n)
{
	*seed = *seed * 1103515245U + 12345U;
	return (int)((*seed >> 16) % (unsigned)n);
}

/* From -4 to 4 in quarters, which sum exactly in every order. */
static void fill(tensor t, unsigned *seed)
{
	for (int i = 0; i < tensor_size(t); i++)
		t.data[i] = (float)(below(seed, 33) - 16) / 4;
}

static struct axis random_axis(unsigned *seed)
{
	static const enum padding PADDINGS_OF_KIT[] = {
	    PADDING_PAIR, PADDING_PAIR, PADDING_VALID, PADDING_SAME, PADDING_SAME_LOWER};
	struct axis axis = {
	    .input = 1 + below(seed, 9),
	    .kernel = 1 + below(seed, 5),
	    .stride = 1 + below(seed, 4),
	    .kernel_dilation = 1 + below(seed, 3),
	    .input_dilation = below(seed, 2) ? 1 : 1 + below(seed, 3),
	    .padding = PADDINGS_OF_KIT[below(seed, 5)],
	};

	axis.lo = axis.padding == PADDING_PAIR ? below(seed, 12) - 5 : 0;
	axis.hi = axis.padding == PADDING_PAIR ? below(seed, 12) - 5 : 0;
	return axis;
}

static void give(struct conv_options *options, int at, const struct axis *axis)
{
	options->window_strides[at] = (int)axis->stride;
	options->rhs_dilation[at] = (int)axis->kernel_dilation;
	options->lhs_dilation[at] = (int)axis->input_dilation;
	if (axis->padding != PADDING_PAIR)
		options->padding = padding_name(axis->padding);
	options->pads[at][0] = (int)axis->lo;
	options->pads[at][1] = (int)axis->hi;
}

/* What the kit says, which is NULL data where it refuses. */
static tensor ask_kit(tensor x, tensor kernel, const struct conv_options *options)
{
	refusal_reset();
	if (setjmp(the_refusal.start) == 0)
		return (conv_general_dilated)(x, kernel, *options);
	return (tensor){0};
}

/* One set of options: the same refusal, or the same shape and numbers. */
static bool agrees_with_kit(unsigned seed, int *numbers)
{
	struct window window = {.axes = 2, .channels = 1 + below(&seed, 3)};
	struct error error = {""};
	struct conv_options options = {.dimension_numbers = {"NHWC", "HWIO", "NHWC"}};

	window.rows = random_axis(&seed);
	window.columns = random_axis(&seed);
	/* One name for both, as the kit has it. */
	if (window.rows.padding != PADDING_PAIR || window.columns.padding != PADDING_PAIR) {
		window.columns.padding = window.rows.padding;
		if (window.rows.padding != PADDING_PAIR)
			window.columns.lo = window.columns.hi = 0;
	}
	tensor x =
	    tensor_zeros(1, (int)window.rows.input, (int)window.columns.input, window.channels);
	tensor kernel =
	    tensor_zeros((int)window.rows.kernel, (int)window.columns.kernel, window.channels, 1);

	fill(x, &seed);
	fill(kernel, &seed);
	give(&options, 0, &window.rows);
	give(&options, 1, &window.columns);
	window.input = x.data;
	window.kernel = kernel.data;
	tensor y = ask_kit(x, kernel, &options);
	bool measured =
	    axis_measure(&window.rows, &error) == 0 && axis_measure(&window.columns, &error) == 0;

	if (!measured || !y.data)
		return !measured && !y.data;
	if (y.shape[1] != window.rows.output || y.shape[2] != window.columns.output)
		return false;
	for (int r = 0; r < y.shape[1]; r++)
		for (int c = 0; c < y.shape[2]; c++)
			if (window_output(&window, r, c) != *tensor_at(y, 0, r, c, 0))
				return false;
	*numbers += tensor_size(y);
	return true;
}

static void any_options_give_what_the_kit_gives(void **state)
{
	int right = 0, numbers = 0;

	(void)state;
	for (unsigned i = 0; i < TRIALS; i++) {
		if (agrees_with_kit(i * 2654435761U, &numbers))
			right++;
		else
			print_error("number %u differs\n", i);
		kit_release();
	}
	printf("# %d of %d convolutions as the kit's, %d numbers\n", right, TRIALS, numbers);
	assert_true(numbers > 4 * TRIALS);
	assert_int_equal(right, TRIALS);
}

/* --- the arithmetic of one axis --------------------------------------------------------------- */

/* The kit's numbers for one axis, which is refused where ours is. */
static bool agrees_with_plan(struct axis axis)
{
	struct error error;
	struct conv_options options = {.padding = NULL};
	struct conv_plan plan = {0};
	volatile bool planned = false;

	give(&options, 0, &axis);
	refusal_reset();
	if (setjmp(the_refusal.start) == 0) {
		plan = lax_plan_make(tensor_zeros(1, 1, (int)axis.input),
		    tensor_zeros(1, 1, (int)axis.kernel), &options);
		planned = true;
	}
	bool measured = axis_measure(&axis, &error) == 0;

	kit_release();
	if (!measured || !planned)
		return measured == planned;
	return axis.output == plan.axis[0].output && axis.lo == plan.axis[0].lo &&
	       axis.hi == plan.axis[0].hi;
}

/* Number n of a grid of axes; false behind the last. */
static bool nth_axis(int n, struct axis *axis)
{
	static const int PADS[][2] = {{0, 0}, {2, 1}, {-1, 0}, {-3, 4}, {-2, -2}};
	static const enum padding NAMES[] = {PADDING_VALID, PADDING_SAME, PADDING_SAME_LOWER};
	int way = n % 8;

	n /= 8;
	*axis = (struct axis){.input = n % 8,
	    .kernel = 1 + n / 8 % 6,
	    .stride = 1 + n / 48 % 4,
	    .kernel_dilation = 1 + n / 192 % 3,
	    .input_dilation = 1 + n / 576 % 3,
	    .padding = way < 5 ? PADDING_PAIR : NAMES[way - 5]};
	if (way < 5) {
		axis->lo = PADS[way][0];
		axis->hi = PADS[way][1];
	}
	return n < 3 * 576;
}

static void every_axis_is_measured_as_the_kit_does(void **state)
{
	struct axis axis;
	int count = 0, wrong = 0;

	(void)state;
	for (; nth_axis(count, &axis); count++)
		wrong += !agrees_with_plan(axis);
	printf("# %d axes measured\n", count);
	assert_int_equal(wrong, 0);
}

/* --- the borders of Flax ---------------------------------------------------------------------- */

static struct axis axis_of(const cJSON *each, int input, int kernel, int at)
{
	int strides[2] = {1, 1}, dilations[2] = {1, 1};
	struct axis axis = {.input = input, .kernel = kernel, .input_dilation = 1};

	answers_ints(answers_get(each, "strides"), strides, 2);
	answers_ints(answers_get(each, "kernel_dilation"), dilations, 2);
	axis.stride = strides[at];
	axis.kernel_dilation = dilations[at];
	axis.padding = (enum padding)padding_find(answers_text(each, "padding"));
	return axis;
}

/* Copies what one output feature sees: t (places, channels, rest), from channel `first` on, entry
 * `at` of what is behind. */
static float *channels_of(tensor t, int places, int channels, int first, int step, int at, int rest)
{
	float *copy = malloc(sizeof *copy * (size_t)(places * channels));

	assert_non_null(copy);
	for (int p = 0; p < places; p++)
		for (int c = 0; c < channels; c++)
			copy[p * channels + c] = t.data[((p * step) + first + c) * rest + at];
	return copy;
}

/* How many numbers of one answer are not ours. */
static int count_wrong(const cJSON *each)
{
	tensor x = answers_input(answers_get(each, "x"), "integers");
	tensor kernel = answers_input(answers_get(each, "kernel"), "integers");
	const cJSON *bias_given = answers_get(each, "bias");
	const cJSON *want = answers_get(answers_get(each, "want"), "data");
	int axes = kernel.rank - 2, features = kernel.shape[axes + 1];
	int groups = (int)answers_number(each, "feature_group_count");
	int height = axes == 2 ? x.shape[x.rank - 3] : 1, wide = x.shape[x.rank - 2];
	int all = x.shape[x.rank - 1], entry = height * wide * all, wrong = 0, n = 0;
	tensor bias = {0};
	struct window window = {.axes = axes, .channels = kernel.shape[axes]};
	struct error error = {""};

	if (!cJSON_IsNull(bias_given))
		bias = answers_input(bias_given, "integers");
	window.biased = bias.data != NULL;
	window.rows = axes == 2 ? axis_of(each, height, kernel.shape[0], 0) : window_line_axis();
	window.columns = axis_of(each, wide, kernel.shape[axes - 1], axes - 1);
	if ((axes == 2 && axis_measure(&window.rows, &error) != 0) ||
	    axis_measure(&window.columns, &error) != 0)
		return 1;
	int taps = (int)(window.rows.kernel * window.columns.kernel);
	int outputs = (int)(window.rows.output * window.columns.output) * features;

	for (int b = 0; b < tensor_size(x) / entry; b++)
		for (int o = 0; o < features; o++) {
			tensor one = {x.data + b * entry, 1, {entry}};
			int first = o / (features / groups) * window.channels;
			float *input =
			    channels_of(one, height * wide, window.channels, first, all, 0, 1);
			float *weights = channels_of(
			    kernel, taps, window.channels, 0, window.channels, o, features);

			window.input = input;
			window.kernel = weights;
			window.bias = bias.data ? bias.data[o] : 0;
			for (int i = 0; i < outputs / features; i++, n++) {
				int row = i / (int)window.columns.output;
				int column = i % (int)window.columns.output;
				const cJSON *number =
				    cJSON_GetArrayItem(want, b * outputs + i * features + o);

				wrong += !number || window_output(&window, row, column) !=
							(float)number->valuedouble;
			}
			free(input);
			free(weights);
		}
	return wrong + (n != cJSON_GetArraySize(want));
}

static void every_border_gives_what_flax_gives(void **state)
{
	cJSON *answers = answers_load("borders");
	const cJSON *each;
	int count = 0, right = 0;

	(void)state;
	cJSON_ArrayForEach (each, answers_get(answers, "cases")) {
		int wrong = count_wrong(each);

		if (wrong > 0)
			print_error("%s: %d numbers\n", answers_text(each, "name"), wrong);
		right += wrong == 0;
		count++;
		kit_release();
	}
	printf("# CIRCULAR, REFLECT, CAUSAL: %d of %d answers of Flax\n", right, count);
	assert_true(count >= 60);
	assert_int_equal(right, count);
	cJSON_Delete(answers);
}

/* --- where a value comes from ----------------------------------------------------------------- */

/* The places of a padded line: an index, "-" for a gap, "." for the margin, and a sign behind an
 * index that is there once more. */
static const char *line(struct axis axis)
{
	static char text[256];
	struct error error = {""};

	if (axis_measure(&axis, &error) != 0)
		return "refused";
	text[0] = '\0';
	for (long long at = 0; at < axis.padded; at++) {
		struct place place = axis_place(&axis, at);
		size_t used = strlen(text);

		if (place.origin == ORIGIN_MARGIN || place.origin == ORIGIN_GAP)
			snprintf(text + used, sizeof text - used,
			    place.origin == ORIGIN_GAP ? " -" : " .");
		else
			snprintf(text + used, sizeof text - used, " %lld%s", place.index,
			    place.origin == ORIGIN_WRAPPED    ? "w"
			    : place.origin == ORIGIN_MIRRORED ? "m"
							      : "");
	}
	return text;
}

static const char *named(enum padding padding, int input, int kernel, int input_dilation)
{
	return line((struct axis){.input = input,
	    .kernel = kernel,
	    .stride = 1,
	    .kernel_dilation = 1,
	    .input_dilation = input_dilation,
	    .padding = padding});
}

static const char *pair(int lo, int hi, int input_dilation)
{
	return line((struct axis){.input = 3,
	    .kernel = 1,
	    .stride = 1,
	    .kernel_dilation = 1,
	    .input_dilation = input_dilation,
	    .padding = PADDING_PAIR,
	    .lo = lo,
	    .hi = hi});
}

static void a_pair_pads_and_cuts(void **state)
{
	(void)state;
	assert_string_equal(pair(0, 0, 1), " 0 1 2");
	assert_string_equal(pair(2, 1, 1), " . . 0 1 2 .");
	assert_string_equal(pair(-1, 1, 1), " 1 2 .");
	assert_string_equal(pair(1, -2, 1), " . 0");
	assert_string_equal(pair(-5, 4, 1), " . .");
	assert_string_equal(pair(1, 0, 3), " . 0 - - 1 - - 2");
	assert_string_equal(pair(-1, 0, 2), " - 1 - 2");
	assert_string_equal(pair(-3, 0, 1), "");
	assert_string_equal(pair(-4, 0, 1), "refused");
}

static void a_name_pads_by_its_rule(void **state)
{
	(void)state;
	assert_string_equal(named(PADDING_SAME, 3, 4, 1), " . 0 1 2 . .");
	assert_string_equal(named(PADDING_SAME_LOWER, 3, 4, 1), " . . 0 1 2 .");
	assert_string_equal(named(PADDING_CAUSAL, 3, 3, 1), " . . 0 1 2");
	assert_string_equal(named(PADDING_CIRCULAR, 3, 4, 1), " 2w 0 1 2 0w 1w");
	assert_string_equal(named(PADDING_CIRCULAR, 3, 9, 1), " 2w 0w 1w 2w 0 1 2 0w 1w 2w 0w");
	assert_string_equal(named(PADDING_REFLECT, 3, 9, 1), " 0m 1m 2m 1m 0 1 2 1m 0m 1m 2m");
	assert_string_equal(named(PADDING_REFLECT, 1, 3, 1), " 0m 0 0m");
	assert_string_equal(named(PADDING_REFLECT, 0, 3, 1), "refused");
	assert_string_equal(named(PADDING_CIRCULAR, 0, 1, 1), "refused");
	assert_string_equal(named(PADDING_SAME, 3, 2, 2), "refused");
	assert_string_equal(named(PADDING_VALID, 3, 2, 2), "refused");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(any_options_give_what_the_kit_gives),
	    cmocka_unit_test(every_axis_is_measured_as_the_kit_does),
	    cmocka_unit_test(every_border_gives_what_flax_gives),
	    cmocka_unit_test(a_pair_pads_and_cuts),
	    cmocka_unit_test(a_name_pads_by_its_rule),
	};

	return cmocka_run_group_tests_name("window", tests, NULL, NULL);
}
