/*
 * How the kit's convolution compares with the plain loops it could have been, compiled with the
 * same flags: channels-last 56 x 56 x 64 by 3 x 3 x 64 x 64, SAME. The loops differ only in their
 * order; the fastest of them is what the kit is held to. Rounds are interleaved and medians taken,
 * because the speed of a machine drifts.
 */
#include "exercises/kit/kit.h"
#include "exercises/kit/lax.h"
#include "grader/clock.h"
#include "tests/bench/bench.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { H = 56, W = 56, C = 64, O = 64, K = 3, ROUNDS = 15 };

/* Where tap (i, j) of position (p, q) reads, or NULL in the padding. */
static const float *sample(const float *x, int p, int q, int i, int j)
{
	int row = p + i - 1, column = q + j - 1;

	if (row < 0 || row >= H || column < 0 || column >= W)
		return NULL;
	return x + (row * W + column) * C;
}

/* position, feature, tap, channel: the formula as it is written */
static void dot_products(const float *restrict x, const float *restrict w, float *restrict y)
{
	for (int p = 0; p < H; p++)
		for (int q = 0; q < W; q++)
			for (int o = 0; o < O; o++)
				for (int tap = 0; tap < K * K; tap++) {
					const float *at = sample(x, p, q, tap / K, tap % K);

					for (int c = 0; c < C && at; c++)
						y[(p * W + q) * O + o] +=
						    at[c] * w[(tap * C + c) * O + o];
				}
}

/* position, tap, channel, feature: all weights pass by for every position */
static void by_position(const float *restrict x, const float *restrict w, float *restrict y)
{
	for (int p = 0; p < H; p++)
		for (int q = 0; q < W; q++)
			for (int tap = 0; tap < K * K; tap++) {
				const float *at = sample(x, p, q, tap / K, tap % K);

				for (int c = 0; c < C && at; c++)
					for (int o = 0; o < O; o++)
						y[(p * W + q) * O + o] +=
						    at[c] * w[(tap * C + c) * O + o];
			}
}

/* row, tap, position, channel, feature: the weights of one tap stay near */
static void by_row(const float *restrict x, const float *restrict w, float *restrict y)
{
	for (int p = 0; p < H; p++)
		for (int tap = 0; tap < K * K; tap++)
			for (int q = 0; q < W; q++) {
				const float *at = sample(x, p, q, tap / K, tap % K);

				for (int c = 0; c < C && at; c++)
					for (int o = 0; o < O; o++)
						y[(p * W + q) * O + o] +=
						    at[c] * w[(tap * C + c) * O + o];
			}
}

/* tap, position, channel, feature: the result passes by for every tap */
static void by_tap(const float *restrict x, const float *restrict w, float *restrict y)
{
	for (int tap = 0; tap < K * K; tap++)
		for (int p = 0; p < H; p++)
			for (int q = 0; q < W; q++) {
				const float *at = sample(x, p, q, tap / K, tap % K);

				for (int c = 0; c < C && at; c++)
					for (int o = 0; o < O; o++)
						y[(p * W + q) * O + o] +=
						    at[c] * w[(tap * C + c) * O + o];
			}
}

static const struct contender {
	const char *name;
	void (*run)(const float *restrict x, const float *restrict w, float *restrict y);
} CONTENDERS[] = {
    {"kit", NULL},
    {"position, feature, tap, channel", dot_products},
    {"position, tap, channel, feature", by_position},
    {"row, tap, position, channel, feature", by_row},
    {"tap, position, channel, feature", by_tap},
};

enum { CONTENDER_COUNT = sizeof CONTENDERS / sizeof *CONTENDERS };

/* Runs one contender; returns its milliseconds and leaves its result in y. */
static double time_one(const struct contender *contender, tensor x, tensor w, float *y)
{
	double start = clock_ms();

	if (!contender->run) {
		tensor result = conv_general_dilated(
		    x, w, .padding = "SAME", .dimension_numbers = {"NHWC", "HWIO", "NHWC"});

		start = clock_ms() - start;
		memcpy(y, result.data, sizeof(float) * H * W * O);
		return start;
	}
	memset(y, 0, sizeof(float) * H * W * O);
	contender->run(x.data, w.data, y);
	return clock_ms() - start;
}

static bool equal(const float *a, const float *b)
{
	for (int i = 0; i < H * W * O; i++)
		if (a[i] != b[i])
			return false;
	return true;
}

int main(void)
{
	double times[CONTENDER_COUNT][ROUNDS], medians[CONTENDER_COUNT], best = 0;
	static float first[H * W * O], y[H * W * O];

	for (int round = 0; round < ROUNDS; round++) {
		tensor x = tensor_zeros(1, H, W, C), w = tensor_zeros(K, K, C, O);

		/* Small whole numbers, so that every order of summation gives the same sums. */
		for (int i = 0; i < tensor_size(x); i++)
			x.data[i] = (float)(i * 7 % 11 - 5);
		for (int i = 0; i < tensor_size(w); i++)
			w.data[i] = (float)(i * 5 % 13 - 6);
		for (int each = 0; each < CONTENDER_COUNT; each++) {
			times[each][round] = time_one(&CONTENDERS[each], x, w, each ? y : first);
			if (each && !equal(first, y)) {
				fprintf(
				    stderr, "%s computes something else\n", CONTENDERS[each].name);
				return 3;
			}
		}
		kit_release();
	}
	printf("convolution 56x56x64 by 3x3x64x64, median of %d rounds\n", ROUNDS);
	for (int each = 0; each < CONTENDER_COUNT; each++) {
		medians[each] = bench_median(times[each], ROUNDS);
		best = each == 1 || (each > 1 && medians[each] < best) ? medians[each] : best;
		printf("  %-38s %8.2f ms\n", CONTENDERS[each].name, medians[each]);
	}
	bench_at_most("conv_kit_to_best_plain_order", medians[0] / best, 3);
	return 0;
}
