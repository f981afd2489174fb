/* Convolutions at random: the kit refuses none of them, and all that can be said is said. */
#include "exercises/kit/kit.h"
#include "exercises/kit/lax_plan.h"
#include "grader/exercise/fresh_conv.h"
#include "tests/unit/refusal.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { DRAWS = 4000, RANK_MIN = 2, PRODUCTS_MAX = 20000 };

static struct drawn {
	int rank, lhs[TENSOR_MAX_RANK], rhs[TENSOR_MAX_RANK];
	struct packed_options options;
} the_drawn[DRAWS];

static void draw_all(int rank)
{
	struct generator g = generator_for(5, rank);

	for (int i = 0; i < DRAWS; i++) {
		struct drawn *d = &the_drawn[i];
		int tries = 0;

		memset(d, 0x55, sizeof *d);
		d->rank = rank;
		while (!fresh_conv_draw(&g, rank, &d->options, d->lhs, d->rhs))
			if (++tries == 1000)
				fail_msg("of rank %d nothing is drawn", rank);
	}
}

static struct conv_plan plan_of(const struct drawn *d)
{
	struct conv_options o = packed_options_open(&d->options);
	struct conv_plan plan = {0};

	refusal_reset();
	if (setjmp(the_refusal.start) == 0)
		plan = lax_plan_make(tensor_of(d->lhs, d->rank), tensor_of(d->rhs, d->rank), &o);
	if (the_refusal.sentence[0])
		fail_msg("%s", the_refusal.sentence);
	kit_release();
	return plan;
}

static long long count_products(const struct conv_plan *plan)
{
	long long products = (long long)plan->batch * plan->rhs_features * plan->out_features;

	for (int i = 0; i < plan->spatial; i++)
		products *= (long long)plan->axis[i].output * plan->axis[i].kernel;
	return products;
}

static void the_kit_refuses_none(void **state)
{
	(void)state;
	for (int rank = RANK_MIN; rank <= TENSOR_MAX_RANK; rank++) {
		int empty = 0;

		draw_all(rank);
		for (int i = 0; i < DRAWS; i++) {
			struct conv_plan plan = plan_of(&the_drawn[i]);
			long long products = count_products(&plan);

			assert_true(products <= PRODUCTS_MAX);
			empty += products == 0;
		}
		assert_in_range(empty, rank > 2 ? 10 : 0, DRAWS / 4);
	}
}

/* --- nothing is missing ----------------------------------------------------------------------- */

static bool ends_before_the_axes_do(const int *list, int spatial)
{
	return list[0] != 0 && list[spatial - 1] == 0;
}

static bool is_padding(const struct packed_options *o, const char *name)
{
	return strcmp(o->padding, name) == 0;
}

static bool is_mixed(const char *text)
{
	bool upper = false, lower = false;

	for (; *text; text++) {
		upper = upper || isupper((unsigned char)*text);
		lower = lower || islower((unsigned char)*text);
	}
	return upper && lower;
}

static bool cuts(const struct packed_options *o, int side)
{
	return o->pads[0][side] < 0;
}

/* The result's order of axes, taken twice, does not lead back. */
static bool is_no_own_inverse(const struct conv_plan *plan, int rank)
{
	for (int i = 0; i < rank; i++)
		if (plan->out_order[plan->out_order[i]] != i)
			return true;
	return false;
}

static bool space_is_ordered_otherwise(const struct drawn *d)
{
	struct conv_plan plan = plan_of(d);

	return plan.lhs_order[1] > plan.lhs_order[2];
}

static bool is_upside_down(const struct drawn *d)
{
	struct conv_plan plan = plan_of(d);

	return is_no_own_inverse(&plan, d->rank);
}

static bool has_empty_padding(const struct drawn *d)
{
	struct conv_plan plan = plan_of(d);
	const struct conv_axis *axis = &plan.axis[0];

	return lax_plan_dilated(axis->input, axis->lhs_dilation) + axis->lo + axis->hi == 0;
}

static bool is_longer_than_padded(const struct drawn *d)
{
	struct conv_plan plan = plan_of(d);
	const struct conv_axis *axis = &plan.axis[0];

	return axis->output == 0 && axis->stride > 1;
}

static void everything_that_can_be_said_is_said(void **state)
{
	enum { KINDS = 24 };
	int seen[KINDS] = {0};

	(void)state;
	draw_all(4);
	for (int i = 0; i < DRAWS; i++) {
		const struct drawn *d = &the_drawn[i];
		const struct packed_options *o = &d->options;
		const bool is[KINDS] = {
		    o->feature_group_count > 1,
		    o->feature_group_count == 1,
		    o->feature_group_count == 0,
		    o->batch_group_count > 1,
		    o->window_strides[0] == 0 && o->window_strides[1] == 0,
		    o->window_strides[1] > 1,
		    ends_before_the_axes_do(o->window_strides, 2),
		    o->rhs_dilation[0] > 1,
		    ends_before_the_axes_do(o->rhs_dilation, 2),
		    o->lhs_dilation[0] > 1,
		    ends_before_the_axes_do(o->lhs_dilation, 2),
		    is_padding(o, "VALID"),
		    is_padding(o, "SAME"),
		    is_padding(o, "SAME_LOWER"),
		    is_mixed(o->padding),
		    o->padding[0] && o->lhs_dilation[0] == 1,
		    o->pads[0][0] > 0 && o->pads[0][0] != o->pads[0][1],
		    cuts(o, 0) && !cuts(o, 1),
		    cuts(o, 1) && !cuts(o, 0),
		    o->dimension_numbers[0][0] == '\0',
		    o->dimension_numbers[0][0] && is_upside_down(d),
		    o->dimension_numbers[0][0] && space_is_ordered_otherwise(d),
		    has_empty_padding(d),
		    is_longer_than_padded(d),
		};

		for (int kind = 0; kind < KINDS; kind++)
			seen[kind] += is[kind];
	}
	for (int kind = 0; kind < KINDS; kind++)
		if (seen[kind] < DRAWS / 200)
			fail_msg("kind %d was drawn %d times", kind, seen[kind]);
}

static void what_is_equal_is_so_byte_by_byte(void **state)
{
	struct packed_options rebuilt;

	(void)state;
	draw_all(6);
	for (int i = 0; i < DRAWS; i++) {
		const struct packed_options *o = &the_drawn[i].options;

		memset(&rebuilt, 0, sizeof rebuilt);
		memcpy(rebuilt.window_strides, o->window_strides, sizeof o->window_strides);
		memcpy(rebuilt.pads, o->pads, sizeof o->pads);
		memcpy(rebuilt.lhs_dilation, o->lhs_dilation, sizeof o->lhs_dilation);
		memcpy(rebuilt.rhs_dilation, o->rhs_dilation, sizeof o->rhs_dilation);
		rebuilt.feature_group_count = o->feature_group_count;
		rebuilt.batch_group_count = o->batch_group_count;
		memcpy(rebuilt.padding, o->padding, strlen(o->padding));
		for (int j = 0; j < 3; j++)
			memcpy(rebuilt.dimension_numbers[j], o->dimension_numbers[j],
			    strlen(o->dimension_numbers[j]));
		assert_memory_equal(&rebuilt, o, sizeof rebuilt);
	}
}

static void a_rank_that_no_convolution_has_gives_nothing(void **state)
{
	struct generator g = generator_for(1, 1);
	struct packed_options options;
	int lhs[TENSOR_MAX_RANK], rhs[TENSOR_MAX_RANK];

	(void)state;
	for (int i = 0; i < 100; i++) {
		assert_false(fresh_conv_draw(&g, 0, &options, lhs, rhs));
		assert_false(fresh_conv_draw(&g, 1, &options, lhs, rhs));
		assert_false(fresh_conv_draw(&g, TENSOR_MAX_RANK + 1, &options, lhs, rhs));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_kit_refuses_none),
	    cmocka_unit_test(everything_that_can_be_said_is_said),
	    cmocka_unit_test(what_is_equal_is_so_byte_by_byte),
	    cmocka_unit_test(a_rank_that_no_convolution_has_gives_nothing),
	};

	return cmocka_run_group_tests_name("fresh_conv", tests, NULL, NULL);
}
