/* Vectors with one slip each: one fault, at its place, with its words. */
#include "tests/unit/sample.h"

#include <stdio.h>
#include <stdlib.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct sample_slip SLIPS[] = {
    {"\"format\": 1", "\"format\": 2", "vectors.json: is of format 2, this Stride reads format 1"},
    {"\"exercise\": \"sample\"", "\"exercise\": \"other\"", "exercise: is not \"sample\"; these"},
    {"\"exercise\": \"sample\", ", "", "vectors.json: has no \"exercise\""},
    {"\"name\": \"valid 1\"", "\"name\": \"same 1\"", "case \"same 1\": has the name of a case"},
    {"\"name\": \"valid 1\"", "\"name\": \"example 1\"", "case \"example 1\": has the name of"},
    {"\"name\": \"valid 1\"", "\"name\": \"\"", "cases[0].name: is empty"},
    {"\"name\": \"valid 1\", ", "", "cases[0]: has no \"name\""},
    {"\"name\": \"valid 1\"", "\"name\": \"a\\tb\"", "cases[0].name: has a character that cannot"},
    {"\"name\": \"valid 1\"", "\"name\": \"valid 1\", \"tol\": 1",
	"case \"valid 1\": has \"tol\" 2"},
    {"\"category\": \"valid\"", "\"category\": \"fresh\"",
	"category: is \"fresh\", which no hidden"},
    {"\"why\": \"the first\"", "\"why\": [1]", "case \"valid 1\".why: is not a text"},
    {"\"why\": \"the first\",", "", "case \"valid 1\": has no \"why\""},
    {"2, 1, 0.25]", "2, 1]", "case \"valid 1\".args: has 4 arguments; at least 5"},
    {"2, 1, 0.25]", "2, 1, 0.25, 6]", "case \"valid 1\".args: has 6 arguments; at most 5"},
    {"2, 1, 0.25]", "\"2\", 1, 0.25]", "case \"valid 1\".args[2]: is not a whole number"},
    {"2, 1, 0.25]", "2, \"a\", 0.25]", "case \"valid 1\".args[3]: is a text, and not \"nan\""},
    {"\"inf\", \"-inf\"", "\"Inf\", \"-inf\"", "case \"valid 1\".args[0]: element 2 is a text"},
    {"\"inf\", \"-inf\"", "1e400, \"-inf\"", "case \"valid 1\".args[0]: element 2 is too large"},
    {"\"shape\": [2, 2]", "\"shape\": [2, 3]",
	"of 6 numbers and \"data\" of 4; a tensor is wanted"},
    {"\"shape\": [2, 2]", "\"shape\": [1000001]", "args[0]: has a size in \"shape\""},
    {"\"shape\": [2, 2]", "\"shape\": [1, 4]", "x has a size of 4 where \"groups*Cg\" is 2"},
    {"\"shape\": [2, 2]", "\"shape\": [4]", "case \"valid 1\".args: x has 1 axes, which its"},
    {"\"tol\": 1e-6", "\"tol\": \"nan\"", "case \"valid 1\".tol: is not a number from 0"},
    {"\"tol\": 1e-6", "\"tol\": 1e999", "case \"valid 1\".tol: is not a number from 0"},
    {"\"tol\": 1e-6,", "", "case \"valid 1\": has no \"tol\""},
};

static void one_slip_is_one_fault(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof SLIPS / sizeof *SLIPS; i++)
		sample_check_slip("../vectors.json", SAMPLE_VECTORS, &SLIPS[i]);
}

static void too_many_cases_are_refused(void **state)
{
	enum { CASES = 1001 };
	char *text = calloc(CASES + 10, 16), *to = text;
	static const char *const WORDS[] = {"cases: has 1001 cases; at most 1000"};

	(void)state;
	to += sprintf(to, "{\"format\": 1, \"exercise\": \"sample\", \"cases\": [{}");
	for (int i = 1; i < CASES; i++)
		to += sprintf(to, ",{}");
	sprintf(to, "]}");
	sample_write_vectors(text);
	sample_check(1, WORDS, "1001 cases");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(one_slip_is_one_fault, sample_restore),
	    cmocka_unit_test_setup(too_many_cases_are_refused, sample_restore),
	};

	return cmocka_run_group_tests_name("cases", tests, sample_make, sample_remove);
}
