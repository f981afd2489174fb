#include "grader/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_shown(const char *bytes, size_t length, bool keep_lines, const char *wanted)
{
	char *text = text_printable(bytes, length, keep_lines);

	assert_non_null(text);
	assert_string_equal(text, wanted);
	free(text);
}
#define assert_shown(literal, wanted) assert_shown(literal, sizeof(literal) - 1, false, wanted)
#define assert_shown_lines(literal, wanted) \
	(assert_shown)(literal, sizeof(literal) - 1, true, wanted)

static void what_is_printable_passes(void **state)
{
	(void)state;
	assert_shown("", "");
	assert_shown("for (int i = 0; i < n; i++) y[i] = '\\\\';",
	    "for (int i = 0; i < n; i++) y[i] = '\\\\';");
	assert_shown("caf\xc3\xa9 \xe2\x98\x85 \xf0\x9f\x98\x80 \xd7\xa9",
	    "caf\xc3\xa9 \xe2\x98\x85 \xf0\x9f\x98\x80 \xd7\xa9");
	assert_shown("\xc2\xa0 \xee\x80\x80 \xf4\x8f\xbf\xbd", /* the last that there is */
	    "\xc2\xa0 \xee\x80\x80 \xf4\x8f\xbf\xbd");
}

static void control_bytes_are_spelled(void **state)
{
	(void)state;
	assert_shown("\x1b[2J\x1b]0;owned\x07", "\\x1b[2J\\x1b]0;owned\\x07");
	assert_shown("a\0b\rc\bd\x7f", "a\\x00b\\x0dc\\x08d\\x7f");
	assert_shown("\xc2\x9b"
		     "2J \xc2\x80 \xc2\x9f",
	    "\\xc2\\x9b2J \\xc2\\x80 \\xc2\\x9f");
}

static void lines_are_kept_where_they_may_be(void **state)
{
	(void)state;
	assert_shown("a\n\tb", "a\\x0a\\x09b");
	assert_shown_lines("a\n\tb", "a\n\tb");
	assert_shown_lines("a\r\n\v\f", "a\\x0d\n\\x0b\\x0c");
}

static void what_turns_lines_around_is_spelled(void **state)
{
	(void)state;
	/* NOLINTNEXTLINE(misc-misleading-bidirectional): that is what it is about */
	assert_shown("\xe2\x80\xaa\xe2\x80\xae", "\\xe2\\x80\\xaa\\xe2\\x80\\xae");
	assert_shown("\xe2\x81\xa6\xe2\x81\xa9", "\\xe2\\x81\\xa6\\xe2\\x81\\xa9");
	assert_shown("\xe2\x80\x8e\xe2\x80\x8f", "\\xe2\\x80\\x8e\\xe2\\x80\\x8f");
	assert_shown("\xd8\x9c", "\\xd8\\x9c");
	assert_shown_lines(
	    "\xe2\x80\xa8\xe2\x80\xa9", "\\xe2\\x80\\xa8\\xe2\\x80\\xa9"); /* their own line ends */
	assert_shown("\xe2\x80\xa7\xe2\x80\xaf", "\xe2\x80\xa7\xe2\x80\xaf"); /* their neighbours */
}

static void what_is_no_character_is_spelled(void **state)
{
	(void)state;
	assert_shown("\xef\xbb\xbf", "\\xef\\xbb\\xbf");
	assert_shown("\xef\xbf\xbe \xef\xbf\xbf", "\\xef\\xbf\\xbe \\xef\\xbf\\xbf");
	assert_shown("\xef\xb7\x90 \xef\xb7\xaf", "\\xef\\xb7\\x90 \\xef\\xb7\\xaf");
	assert_shown(
	    "\xf0\x9f\xbf\xbe \xf4\x8f\xbf\xbf", "\\xf0\\x9f\\xbf\\xbe \\xf4\\x8f\\xbf\\xbf");
	assert_shown("\xef\xbf\xbd \xef\xb7\x8f", "\xef\xbf\xbd \xef\xb7\x8f"); /* neighbours */
}

static void what_is_not_utf8_is_spelled(void **state)
{
	(void)state;
	assert_shown("\xff\xfe", "\\xff\\xfe");
	assert_shown("\xc3", "\\xc3");
	assert_shown("\xc3(", "\\xc3(");
	assert_shown("\xe2\x98", "\\xe2\\x98");
	assert_shown("\xe2\x98x", "\\xe2\\x98x");
	assert_shown("\xc0\x9b[2J", "\\xc0\\x9b[2J");    /* a longer escape */
	assert_shown("\xe0\x80\x9b", "\\xe0\\x80\\x9b"); /* a longer one still */
	assert_shown("\xc1\xa1 \xe0\x81\xa1", "\\xc1\\xa1 \\xe0\\x81\\xa1"); /* longer letters */
	assert_shown("\xed\xa0\x80", "\\xed\\xa0\\x80");                     /* half of a pair */
	assert_shown("\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80");            /* beyond Unicode */
	assert_shown("\x80\xbf", "\\x80\\xbf");                              /* no beginning */
	assert_shown("\xc3\xc3\xa9", "\\xc3\xc3\xa9"); /* what follows survives */
	assert_shown("\xf8\x88\x80\x80\x80", "\\xf8\\x88\\x80\\x80\\x80");
}

static void twice_is_once(void **state)
{
	char all[256];

	(void)state;
	for (int i = 0; i < 256; i++)
		all[i] = (char)i;
	char *once = text_printable(all, sizeof all, false);
	char *twice = text_printable(once, strlen(once), false);

	assert_string_equal(once, twice);
	free(once);
	free(twice);
}

static void nothing_may_be_null(void **state)
{
	(void)state;
	(assert_shown)(NULL, 0, false, "");
}

static void a_format_makes_its_own_room(void **state)
{
	char *text = text_format("%s has %d", "conv1d-basic", 12);

	(void)state;
	assert_string_equal(text, "conv1d-basic has 12");
	free(text);
	text = text_format("%*s", 100000, "");
	assert_int_equal(strlen(text), 100000);
	free(text);
}

static size_t length_of(const char *text)
{
	const unsigned char *p = (const unsigned char *)text;

	return text_utf8_length(p, p + strlen(text));
}

static void sequences_are_measured(void **state)
{
	(void)state;
	assert_int_equal(length_of("a"), 1);
	assert_int_equal(length_of("\xc3\xa9z"), 2);
	assert_int_equal(length_of("\xe2\x98\x85"), 3);
	assert_int_equal(length_of("\xf0\x9f\x98\x80"), 4);
	assert_int_equal(length_of("\xf0\x9f\x98"), 0);
	assert_int_equal(length_of("\x1b"), 1); /* UTF-8, though not printable */
}

static void assert_cut(const char *text, size_t most, const char *wanted)
{
	char room[64];

	snprintf(room, sizeof room, "%s", text);
	text_cut(room, most);
	assert_string_equal(room, wanted);
}

static void a_text_is_cut_between_characters(void **state)
{
	(void)state;
	assert_cut("12345678", 8, "12345678");
	assert_cut("123456789", 8, "12345...");
	assert_cut("1234\xc3\xa9"
		   "789",
	    8, "1234...");
	assert_cut("123\xe2\x98\x85"
		   "789",
	    9,
	    "123\xe2\x98\x85"
	    "789");
	assert_cut("1234", 3, "");
	assert_cut("", 0, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_printable_passes),
	    cmocka_unit_test(control_bytes_are_spelled),
	    cmocka_unit_test(lines_are_kept_where_they_may_be),
	    cmocka_unit_test(what_turns_lines_around_is_spelled),
	    cmocka_unit_test(what_is_no_character_is_spelled),
	    cmocka_unit_test(what_is_not_utf8_is_spelled),
	    cmocka_unit_test(twice_is_once),
	    cmocka_unit_test(nothing_may_be_null),
	    cmocka_unit_test(a_format_makes_its_own_room),
	    cmocka_unit_test(sequences_are_measured),
	    cmocka_unit_test(a_text_is_cut_between_characters),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
