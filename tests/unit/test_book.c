/* Which attempt counts, and who handed in the same program. */
#include "src/stats/book.h"

#include "tests/unit/classroom.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct records records;
static struct course course;
static struct book book;

static int begin(void **state)
{
	(void)state;
	records = (struct records){0};
	classroom_fill(&records);
	classroom_course(&course);
	return book_make(&book, &records, &course);
}

static int end(void **state)
{
	(void)state;
	book_release(&book);
	course_release(&course);
	records_release(&records);
	return 0;
}

static const struct entry *entry_of(const char *learner, const char *exercise)
{
	for (int i = 0; i < book.entry_count; i++)
		if (strcmp(book.entries[i].learner, learner) == 0 &&
		    strcmp(book.entries[i].exercise, exercise) == 0)
			return &book.entries[i];
	fail_msg("%s has no entry", learner);
	return NULL;
}

static void the_best_counts_and_of_equal_ones_the_last(void **state)
{
	(void)state;
	assert_int_equal(book.entry_count, 10);
	assert_true(entry_of("Anna", "conv1d-basic")->attempt->score == 10);
	assert_int_equal(entry_of("Anna", "conv1d-basic")->tries, 2);
	const struct entry *ben = entry_of("Ben", "conv1d-basic");

	assert_int_equal(ben->tries, 3);
	assert_string_equal(ben->attempt->diagnosis, "same-instead");
}

static void entries_follow_the_course_and_then_names(void **state)
{
	(void)state;
	assert_string_equal(book.entries[0].learner, "<script>alert(1)</script>");
	assert_string_equal(book.entries[2].learner, "Anna");
	assert_string_equal(book.entries[8].exercise, "median-filter");
	assert_string_equal(book.entries[9].learner, "Ben");
}

static void the_same_program_is_a_group(void **state)
{
	const struct entry *anna = entry_of("Anna", "conv1d-basic");
	const struct entry *carla = entry_of("Carla", "conv1d-basic");
	const struct group *group = &book.groups[anna->group];

	(void)state;
	assert_int_equal(anna->group, carla->group);
	assert_int_equal(group->kind, GROUP_OWN);
	assert_int_equal(group->number, 1);
	assert_int_equal(group->count, 2);
	assert_true(group->tokens > 20);
	assert_int_equal(entry_of("Anna", "median-filter")->group, -1);
}

static void the_exercise_s_own_programs_are_none(void **state)
{
	const struct entry *dora = entry_of("Dora", "conv1d-basic");
	const struct entry *emil = entry_of("Emil", "conv1d-basic");

	(void)state;
	assert_int_equal(book.group_count, 3);
	assert_int_equal(book.groups[dora->group].kind, GROUP_STARTER);
	assert_int_equal(book.groups[dora->group].number, 0);
	assert_int_equal(book.groups[emil->group].kind, GROUP_REFERENCE);
	/* What is an own program at one exercise is none at another. */
	assert_int_equal(entry_of("Ben", "median-filter")->group, -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	    TEST(the_best_counts_and_of_equal_ones_the_last),
	    TEST(entries_follow_the_course_and_then_names),
	    TEST(the_same_program_is_a_group),
	    TEST(the_exercise_s_own_programs_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
