#include "src/suggest.h"
#include "src/words.h"

#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Words are shown between bars: "a|b c|". */
static const char *joined(const char *typed)
{
	static char text[512];
	char line[256];
	struct words words;

	snprintf(line, sizeof line, "%s", typed);
	const char *trouble = words_split(&words, line);

	if (trouble)
		return trouble;
	text[0] = '\0';
	for (int i = 0; i < words.count; i++) {
		strncat(text, words.word[i], sizeof text - strlen(text) - 1);
		strncat(text, "|", sizeof text - strlen(text) - 1);
	}
	assert_null(words.word[words.count]);
	return text;
}

static void a_line_is_split_at_blanks(void **state)
{
	(void)state;
	assert_string_equal(joined("  check  conv1d-basic \n"), "check|conv1d-basic|");
	assert_string_equal(joined(""), "");
	assert_string_equal(joined(" \t\n"), "");
	assert_string_equal(joined("list # what is there"), "list|");
	assert_string_equal(joined("play x=1,2#3"), "play|x=1,2#3|");
	assert_string_equal(joined("check conv1d-basic\r\n"), "check|conv1d-basic|");
}

static void quotes_keep_blanks(void **state)
{
	(void)state;
	assert_string_equal(joined("check 'my answer.c'"), "check|my answer.c|");
	assert_string_equal(joined("check \"it's\".c x"), "check|it's.c|x|");
	assert_string_equal(joined("check my\\ answer.c"), "check|my answer.c|");
	assert_string_equal(joined("a '' b"), "a||b|");
	assert_string_equal(joined("a '\\' \"\\\"\""), "a|\\|\"|");
	assert_string_equal(joined("a\\"), "a\\|");
}

static void an_open_quote_is_said(void **state)
{
	(void)state;
	assert_string_equal(
	    joined("check 'my answer.c"), "That line has a quote that is not closed.");
}

static void too_many_words_are_said(void **state)
{
	char line[2 * WORDS_MAX + 3] = "";
	struct words words;

	(void)state;
	for (int i = 0; i < WORDS_MAX; i++)
		memcpy(line + strlen(line), "a ", 3);
	assert_int_equal(strlen(joined(line)), 2 * WORDS_MAX);
	assert_null(words_split(&words, line));
	assert_int_equal(words.count, WORDS_MAX);
	assert_null(words.word[WORDS_MAX]);

	line[0] = '\0';
	for (int i = 0; i <= WORDS_MAX; i++)
		memcpy(line + strlen(line), "a ", 3);
	assert_string_equal(joined(line), "That line has too many words.");
}

static const char *meant(const char *typed)
{
	struct suggestion best = suggest_start(typed);

	suggest_consider(&best, "check");
	suggest_consider(&best, "hint");
	suggest_consider(&best, "conv1d-basic");
	suggest_consider(&best, "hind");
	suggest_consider(&best, "go");
	return best.name;
}

static void the_nearest_name_is_suggested(void **state)
{
	(void)state;
	assert_string_equal(meant("chekc"), "check");
	assert_string_equal(meant("hnt"), "hint");
	assert_string_equal(meant("conv1dbsic"), "conv1d-basic");
	assert_string_equal(meant("hints"), "hint");
	assert_string_equal(meant("og"), "go");
	assert_string_equal(meant("hin"), "hint"); /* "hind" is as near, and comes later */
	assert_null(meant("quit"));
	assert_null(meant(""));
}

static void what_is_far_too_long_means_nothing(void **state)
{
	char word[201];

	(void)state;
	memset(word, 'x', 200);
	for (int length = 60; length <= 200; length++) {
		word[length] = '\0';
		assert_null(meant(word));
		word[length] = 'x';
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_line_is_split_at_blanks),
	    cmocka_unit_test(quotes_keep_blanks),
	    cmocka_unit_test(an_open_quote_is_said),
	    cmocka_unit_test(too_many_words_are_said),
	    cmocka_unit_test(the_nearest_name_is_suggested),
	    cmocka_unit_test(what_is_far_too_long_means_nothing),
	};

	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
