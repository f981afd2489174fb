#include "src/options.h"

#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { FORMAT, OUTPUT, QUIET, KNOWN_COUNT };

static const struct option KNOWN[KNOWN_COUNT] = {
    [FORMAT] = {"format", "NAME"},
    [OUTPUT] = {"output", "PATH"},
    [QUIET] = {"quiet", NULL},
};

static struct options options;
static struct error error;

/* Words are parted by blanks; nothing may be looked at behind the last. */
static int parse(const char *line)
{
	static char text[256], behind[] = "behind the last", *words[16];
	int count = 0;

	snprintf(text, sizeof text, "%s", line);
	for (char *rest = text, *word; (word = strsep(&rest, " "));)
		if (*word)
			words[count++] = word;
	words[count] = behind;
	error.text[0] = '\0';
	return options_parse(&options, KNOWN, KNOWN_COUNT, count, words, &error);
}

static void assert_refused(const char *line, const char *words)
{
	assert_int_equal(parse(line), -1);
	assert_string_equal(error.text, words);
}

static void options_stand_anywhere(void **state)
{
	(void)state;
	assert_int_equal(parse("conv1d --format json answer.c --quiet"), 0);
	assert_string_equal(options.value[FORMAT], "json");
	assert_string_equal(options.value[QUIET], "");
	assert_null(options.value[OUTPUT]);
	assert_int_equal(options.count, 2);
	assert_string_equal(options.arguments[0], "conv1d");
	assert_string_equal(options.arguments[1], "answer.c");
}

static void each_time_is_remembered(void **state)
{
	(void)state;
	assert_int_equal(parse("a --format json --quiet --format=tap --output x --format text"), 0);
	assert_string_equal(options.value[FORMAT], "text");
	assert_string_equal(options_each(&options, FORMAT, 0), "json");
	assert_string_equal(options_each(&options, FORMAT, 1), "tap");
	assert_string_equal(options_each(&options, FORMAT, 2), "text");
	assert_null(options_each(&options, FORMAT, 3));
	assert_string_equal(options_each(&options, OUTPUT, 0), "x");
	assert_null(options_each(&options, OUTPUT, 1));
}

static void nothing_at_all_is_fine(void **state)
{
	(void)state;
	assert_int_equal(parse(""), 0);
	assert_int_equal(options.count, 0);
}

static void a_value_may_follow_an_equals_sign(void **state)
{
	(void)state;
	assert_int_equal(parse("--format=json --output=a=b"), 0);
	assert_string_equal(options.value[FORMAT], "json");
	assert_string_equal(options.value[OUTPUT], "a=b");
	assert_int_equal(parse("--output=--odd --format="), 0);
	assert_string_equal(options.value[OUTPUT], "--odd");
	assert_string_equal(options.value[FORMAT], "");
}

static void the_last_one_counts(void **state)
{
	(void)state;
	assert_int_equal(parse("--format json --format=text"), 0);
	assert_string_equal(options.value[FORMAT], "text");
}

static void dashes_end_the_options(void **state)
{
	(void)state;
	assert_int_equal(parse("--quiet -- --format -- -x"), 0);
	assert_int_equal(options.count, 3);
	assert_string_equal(options.arguments[0], "--format");
	assert_string_equal(options.arguments[1], "--");
	assert_string_equal(options.arguments[2], "-x");
}

static void one_dash_is_an_argument_and_a_value(void **state)
{
	(void)state;
	assert_int_equal(parse("conv1d - --output -"), 0);
	assert_int_equal(options.count, 2);
	assert_string_equal(options.arguments[1], "-");
	assert_string_equal(options.value[OUTPUT], "-");
}

static void a_missing_value_is_said(void **state)
{
	(void)state;
	assert_refused("answer.c --format", "--format needs a value: --format NAME");
	assert_refused("--format --quiet", "--format needs a value: --format NAME");
	assert_refused("--format -- x", "--format needs a value: --format NAME");
	assert_refused("--quiet=yes", "--quiet takes no value");
}

static void an_unknown_option_is_said(void **state)
{
	(void)state;
	assert_refused("--fromat json", "there is no option \"--fromat\"; did you mean --format?");
	assert_refused("--fromat=json", "there is no option \"--fromat\"; did you mean --format?");
	assert_refused("-quiet", "there is no option \"-quiet\"; did you mean --quiet?");
	assert_refused("-z", "there is no option \"-z\"; to name a file that begins with a dash, "
			     "put -- before it");
	/* A beginning is not the option: a new one could begin so too. */
	assert_refused("--quie", "there is no option \"--quie\"; did you mean --quiet?");
	assert_int_equal(parse("--=x"), -1);
	assert_int_equal(parse("--a-very-long-name-of-an-option-that-nobody-would-ever-type-in-"
			       "their-whole-life=1"),
	    -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(options_stand_anywhere),
	    cmocka_unit_test(each_time_is_remembered),
	    cmocka_unit_test(nothing_at_all_is_fine),
	    cmocka_unit_test(a_value_may_follow_an_equals_sign),
	    cmocka_unit_test(the_last_one_counts),
	    cmocka_unit_test(dashes_end_the_options),
	    cmocka_unit_test(one_dash_is_an_argument_and_a_value),
	    cmocka_unit_test(a_missing_value_is_said),
	    cmocka_unit_test(an_unknown_option_is_said),
	};

	return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}
