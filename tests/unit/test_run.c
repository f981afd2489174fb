#include "grader/run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct report report;
static const struct run RUN = {.report = &report};

static void add_part(int which, size_t from, size_t to, const char *section)
{
	report.code[which] = (struct image_code){.from = from, .to = to};
	memcpy(report.code[which].section, section, strlen(section) + 1);
}

static void assert_place(uint64_t code, const char *section, uint64_t offset)
{
	struct code_place place = run_place(&RUN, code);

	if (!section) {
		assert_null(place.section);
		return;
	}
	assert_non_null(place.section);
	assert_string_equal(place.section, section);
	assert_int_equal(place.offset, offset);
}

/* Codes are counted from 1, since 0 is none. */
static void a_place_is_that_of_the_part_it_is_in(void **state)
{
	(void)state;
	memset(&report, 0, sizeof report);
	add_part(0, 0, 16, ".text");
	add_part(1, 32, 33, ".text.unlikely");
	assert_place(0, NULL, 0);
	assert_place(1, ".text", 0);
	assert_place(16, ".text", 15);
	assert_place(17, NULL, 0);
	assert_place(32, NULL, 0);
	assert_place(33, ".text.unlikely", 0);
	assert_place(34, NULL, 0);
	assert_place(UINT64_MAX, NULL, 0);
}

/* The report is another process's. */
static void a_name_ends(void **state)
{
	(void)state;
	memset(&report, 0, sizeof report);
	report.code[IMAGE_CODE_MAX - 1] = (struct image_code){.from = 7, .to = SIZE_MAX};
	memset(report.code[IMAGE_CODE_MAX - 1].section, 'a', IMAGE_NAME_MAX);
	struct code_place place = run_place(&RUN, 8);

	assert_non_null(place.section);
	assert_int_equal(strlen(place.section), IMAGE_NAME_MAX - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_place_is_that_of_the_part_it_is_in),
	    cmocka_unit_test(a_name_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
