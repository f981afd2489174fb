#include "src/author/cover.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* A row for each candidate, a letter for each goal that it reaches. */
static void fill(struct cover *cover, const char *const *rows, int candidates, int goals)
{
	assert_int_equal(cover_init(cover, candidates, goals), 0);
	for (int i = 0; i < candidates; i++)
		for (int goal = 0; goal < goals; goal++)
			cover->reaches[i * goals + goal] = rows[i][goal] == 'x';
}

static void takes_what_reaches_most(void **state)
{
	static const char *const ROWS[] = {"xx...", "..xx.", "xxx..", "...x.", "....."};
	struct cover cover;

	(void)state;
	fill(&cover, ROWS, 5, 5);
	assert_int_equal(cover_take_best(&cover), 2);
	assert_true(cover.new_goal[0] && cover.new_goal[2] && !cover.new_goal[3]);
	assert_int_equal(cover_take_best(&cover), 1);
	assert_int_equal(cover_take_best(&cover), -1);
	assert_int_equal(cover_reachable(&cover), 4);
	assert_int_equal(cover_reached(&cover), 4);
	assert_false(cover_has(&cover, 4));
	cover_begin_again(&cover);
	assert_int_equal(cover_take_best(&cover), 0);
	assert_int_equal(cover_take_best(&cover), 3);
	assert_int_equal(cover_take_best(&cover), -1);
	cover_release(&cover);
}

static void prefers_what_costs_less(void **state)
{
	static const char *const ROWS[] = {"xxx", "xx.", "x..", "xx."};
	struct cover cover;

	(void)state;
	fill(&cover, ROWS, 4, 3);
	cover.cost[0] = 300;
	cover.cost[1] = 5;
	cover.cost[3] = 4;
	assert_int_equal(cover_take_best(&cover), 3);
	assert_int_equal(cover_take_best(&cover), 0);
	assert_int_equal(cover_take_best(&cover), -1);
	cover_release(&cover);
}

static void spares_what_is_there(void **state)
{
	static const char *const ROWS[] = {"x.", "xx", ".x"};
	struct cover cover;

	(void)state;
	fill(&cover, ROWS, 3, 2);
	cover_take(&cover, 0);
	cover.cost[1] = 1;
	assert_int_equal(cover_take_best(&cover), 2);
	assert_int_equal(cover_take_best(&cover), -1);
	cover_release(&cover);
	cover_release(&cover);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(takes_what_reaches_most),
	    cmocka_unit_test(prefers_what_costs_less),
	    cmocka_unit_test(spares_what_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
