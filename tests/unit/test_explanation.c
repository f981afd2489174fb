#include "src/command.h"
#include "src/explanation.h"

#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Each part as INDENT:TERM=TEXT|. */
static const char *taken_apart(const char *more)
{
	static char text[4096];
	struct explanation_part part;

	text[0] = '\0';
	while (explanation_next(&more, &part))
		snprintf(text + strlen(text), sizeof text - strlen(text), "%d:%s=%s|", part.indent,
		    part.term, part.text);
	return text;
}

static void a_text_is_taken_apart(void **state)
{
	static const struct {
		const char *more, *parts;
	} CASES[] = {
	    {"", ""},
	    {"One.\nTwo.", "0:=One.|0:=Two.|"},
	    {"One.\n\nTwo.\n", "0:=One.|0:=|0:=Two.|"},
	    {"  --all      every one", "2:--all=every one|"},
	    {"  --all      every one,\n             and more", "2:--all=every one, and more|"},
	    {"  add FILE   adds\n      --key K  signed", "2:add FILE=adds|6:--key K=signed|"},
	    {"  new ID [--like EX]\n      makes it\n  old\n",
		"2:new ID [--like EX]=makes it|2:old=|"},
	    {"  - a point\n  - and one", "2:-=a point|2:-=and one|"},
	    {"  a, b, c\n             both", "2:a, b, c=both|"},
	    {"Examples: a\n          b\n          c", "0:=Examples: a|10:b=|10:c=|"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
		assert_string_equal(taken_apart(CASES[i].more), CASES[i].parts);
}

/* What is longer than there is room for would be cut, and not be seen to be. */
static void no_command_says_too_much(void **state)
{
	struct explanation_part part;

	(void)state;
	for (const struct command *const *command = COMMANDS; *command; command++)
		for (const char *left = (*command)->more; left && explanation_next(&left, &part);) {
			assert_true(strlen(part.term) < sizeof part.term - 1);
			assert_true(strlen(part.text) < sizeof part.text - 1);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_text_is_taken_apart),
	    cmocka_unit_test(no_command_says_too_much),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
