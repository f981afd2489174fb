#include "grader/exercise/expression.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* L is 5, K is 3, n_1 is -7, big is as large as can be; others are not known. */
static int look_up(void *context, const char *name, size_t length, long long *value)
{
	static const struct {
		const char *name;
		long long value;
	} NAMES[] = {{"L", 5}, {"K", 3}, {"n_1", -7}, {"big", LLONG_MAX}, {"low", LLONG_MIN}};

	(void)context;
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
		if (strlen(NAMES[i].name) != length || memcmp(NAMES[i].name, name, length) != 0)
			continue;
		*value = NAMES[i].value;
		return 0;
	}
	return -1;
}

static void what_can_be_read_has_a_value(void **state)
{
	static const struct {
		const char *text;
		long long value;
	} CASES[] = {
	    {"7", 7},
	    {" L\t", 5},
	    {"L-K+1", 3},
	    {"L - (K - 1)", 3},
	    {"2+3*4", 14},
	    {"(2+3)*4", 20},
	    {"20-5-3", 12},
	    {"7/2", 3},
	    {"-7/2", -4},
	    {"7/-2", -4},
	    {"-7/-2", 3},
	    {"6/-2", -3},
	    {"n_1/3*3", -9},
	    {"--L", 5},
	    {"-(-L)*2", 10},
	    {"big", LLONG_MAX},
	    {"-big - 1", LLONG_MIN},
	    {"9223372036854775807", LLONG_MAX},
	    {"K <= L", 1},
	    {"L <= K", 0},
	    {"5 <= L", 1},
	    {"5 < L", 0},
	    {"K < L", 1},
	    {"L > K", 1},
	    {"L > 5", 0},
	    {"L >= 5", 1},
	    {"K >= 5", 0},
	    {"L == 5", 1},
	    {"L == K", 0},
	    {"L != K", 1},
	    {"L != 5", 0},
	    {"K <= L && L <= 5", 1},
	    {"K <= L && L < 5", 0},
	    {"L < K && K < L", 0},
	    {"L < K && K < L && K < L", 0},
	    {"7 && 2", 1},
	    {"7 && 0", 0},
	    {"0 && 7", 0},
	    {"K == 0 && L / (K - 3) == 1", 0},
	    {"(0 && 1 / 0) + 4", 4},
	    {"(K < L) + (K < L) * 2", 3},
	    {"(L < K && 1/0) == 0 && 3/1 == 3", 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		const char *trouble = NULL;
		long long value = 99;

		if (expression_eval(CASES[i].text, look_up, NULL, &value, &trouble) != 0)
			fail_msg("\"%s\" %s", CASES[i].text, trouble);
		if (value != CASES[i].value)
			fail_msg("\"%s\" is %lld, not %lld", CASES[i].text, value, CASES[i].value);
		assert_int_equal(expression_check(CASES[i].text, look_up, NULL, &trouble), 0);
		assert_null(trouble);
	}
}

/* What no value mends is found by the check too; the rest depends on the values. */
static void what_cannot_be_read_is_said(void **state)
{
	static const struct {
		const char *text, *words;
		int only_values;
	} CASES[] = {
	    {"", "ends where a number or a name should stand", 0},
	    {"L +", "ends where", 0},
	    {"L && ", "ends where", 0},
	    {"K <=", "ends where", 0},
	    {"-", "ends where", 0},
	    {"(", "ends where", 0},
	    {"(L", "not closed", 0},
	    {"(L + (K)", "not closed", 0},
	    {"L)", "something after its end", 0},
	    {"L K", "something after its end", 0},
	    {"2L", "something after its end", 0},
	    {"L = 5", "something after its end", 0},
	    {"L % 2", "something after its end", 0},
	    {"1.5", "something after its end", 0},
	    {"+L", "neither number nor name", 0},
	    {"L * * K", "neither number nor name", 0},
	    {"\xc3\xa9", "neither number nor name", 0},
	    {"\x01", "neither number nor name", 0},
	    {"Q", "a name that is not known", 0},
	    {"LL", "a name that is not known", 0},
	    {"0 && Q", "a name that is not known", 0},
	    {"1 < 2 < 3", "compares twice", 0},
	    {"9223372036854775808", "a number that is too large", 0},
	    {"99999999999999999999999999", "a number that is too large", 0},
	    {"1/0", "divides by zero", 1},
	    {"L / (K - 3)", "divides by zero", 1},
	    {"1 && 1/0", "divides by zero", 1},
	    {"big + 1", "too large", 1},
	    {"low - 1", "too large", 1},
	    {"big * 2", "too large", 1},
	    {"-low", "too large", 1},
	    {"low / -1", "too large", 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		const char *trouble = "nothing";
		long long value = 99;

		assert_int_equal(
		    expression_eval(CASES[i].text, look_up, NULL, &value, &trouble), -1);
		if (!trouble || !strstr(trouble, CASES[i].words))
			fail_msg("\"%s\" %s", CASES[i].text, trouble);
		assert_int_equal(value, 0);
		if (expression_check(CASES[i].text, look_up, NULL, &trouble) !=
		    (CASES[i].only_values ? 0 : -1))
			fail_msg("\"%s\" is checked wrongly: %s", CASES[i].text, trouble);
	}
}

static void assert_deep(char opening, const char *middle, size_t depth, const char *words)
{
	static char text[200100];
	const char *trouble = NULL;
	long long value;

	memset(text, opening, depth);
	memcpy(text + depth, middle, strlen(middle) + 1);
	if (opening == '(') {
		size_t end = strlen(text);

		memset(text + end, ')', depth);
		text[end + depth] = '\0';
	}
	int result = expression_eval(text, look_up, NULL, &value, &trouble);

	if (!words) {
		assert_int_equal(result, 0);
		return;
	}
	assert_int_equal(result, -1);
	if (!strstr(trouble, words))
		fail_msg("%zu deep: %s", depth, trouble);
}

static void depth_is_limited_and_length_is_not(void **state)
{
	(void)state;
	assert_deep('(', "L", 60, NULL);
	assert_deep('(', "L", 64, "nested too deeply");
	assert_deep('(', "L", 100000, "nested too deeply");
	assert_deep('-', "L", 60, NULL);
	assert_deep('-', "L", 100000, "nested too deeply");
	assert_deep('0', "1", 100000, NULL);
	assert_deep('1', "", 100000, "too large");
	assert_deep('a', "", 100000, "not known");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_can_be_read_has_a_value),
	    cmocka_unit_test(what_cannot_be_read_is_said),
	    cmocka_unit_test(depth_is_limited_and_length_is_not),
	};

	return cmocka_run_group_tests_name("expression", tests, NULL, NULL);
}
