#include "src/command.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct command HINT = {.name = "hint"}, HI = {.name = "hi"},
			    HISTORY = {.name = "history"}, QUIT = {.name = "quit"};
static const struct command *const TABLE[] = {&HINT, &HI, &HISTORY, &QUIT, NULL};

static const struct command *found; /* by the last said() */

/* What the lookup of a name prints on stderr. */
static const char *said(const char *name)
{
	static char text[200];
	FILE *file = tmpfile();
	int kept = dup(STDERR_FILENO);

	assert_non_null(file);
	assert_true(kept >= 0);
	fflush(stderr);
	dup2(fileno(file), STDERR_FILENO);
	found = command_find_in(TABLE, name);
	fflush(stderr);
	dup2(kept, STDERR_FILENO);
	close(kept);
	rewind(file);
	text[fread(text, 1, sizeof text - 1, file)] = '\0';
	fclose(file);
	return text;
}

static void a_name_is_found(void **state)
{
	(void)state;
	assert_string_equal(said("quit"), "");
	assert_ptr_equal(found, &QUIT);
}

static void a_whole_name_goes_before_a_beginning(void **state)
{
	(void)state;
	assert_string_equal(said("hi"), "");
	assert_ptr_equal(found, &HI);
}

static void a_beginning_that_only_one_has_is_enough(void **state)
{
	(void)state;
	assert_string_equal(said("his"), "");
	assert_ptr_equal(found, &HISTORY);
	assert_string_equal(said("q"), "");
	assert_ptr_equal(found, &QUIT);
}

static void a_beginning_that_several_have_is_refused(void **state)
{
	(void)state;
	assert_string_equal(said("h"), "\"h\" could be: hint hi history\n");
	assert_null(found);
}

static void what_is_none_is_refused(void **state)
{
	(void)state;
	assert_string_equal(
	    said("quiet"), "There is no command \"quiet\". Did you mean \"quit\"?\n");
	assert_null(found);
	assert_string_equal(said(""), "There is no command \"\". Type \"help\" for the list.\n");
	assert_null(found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_name_is_found),
	    cmocka_unit_test(a_whole_name_goes_before_a_beginning),
	    cmocka_unit_test(a_beginning_that_only_one_has_is_enough),
	    cmocka_unit_test(a_beginning_that_several_have_is_refused),
	    cmocka_unit_test(what_is_none_is_refused),
	};

	return cmocka_run_group_tests_name("command", tests, NULL, NULL);
}
