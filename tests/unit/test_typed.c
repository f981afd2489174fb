#include "src/typed.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void a_word_is_said_as_it_is(void **state)
{
	(void)state;
	assert_string_equal(typed("conv1d-basic").text, "conv1d-basic");
	assert_string_equal(typed("").text, "");
	assert_string_equal(typed("caf\xc3\xa9 \\x1b").text, "caf\xc3\xa9 \\x1b");
}

static void what_moves_a_terminal_is_spelled(void **state)
{
	(void)state;
	assert_string_equal(
	    typed("\033[2J\n\x7f\xc2\x9b\xff").text, "\\x1b[2J\\x0a\\x7f\\xc2\\x9b\\xff");
}

/* So many letters, each of these bytes, and what must come of them. */
static void assert_cut(const char *letter, int count, int shown, const char *end)
{
	char word[4096] = "", wanted[4096] = "";

	for (int i = 0; i < count; i++)
		strncat(word, letter, sizeof word - strlen(word) - 1);
	for (int i = 0; i < shown; i++)
		strncat(wanted, letter, sizeof wanted - strlen(wanted) - 1);
	strncat(wanted, end, sizeof wanted - strlen(wanted) - 1);
	assert_string_equal(typed(word).text, wanted);
}

static void a_long_one_is_cut_between_letters(void **state)
{
	static const char *const LETTERS[] = {"x", "\xc3\xa9", "\xe2\x98\x85", "\xf0\x9f\x98\x80"};

	(void)state;
	for (size_t i = 0; i < sizeof LETTERS / sizeof *LETTERS; i++) {
		assert_cut(LETTERS[i], TYPED_LETTERS, TYPED_LETTERS, "");
		assert_cut(LETTERS[i], TYPED_LETTERS + 1, TYPED_LETTERS, "...");
		assert_cut(LETTERS[i], 900, TYPED_LETTERS, "...");
	}
}

static void what_is_spelled_is_longer(void **state)
{
	char word[1000];
	struct typed cut;

	(void)state;
	memset(word, '\033', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	cut = typed(word);
	assert_int_equal(strlen(cut.text), TYPED_LETTERS + 3);
	assert_int_equal(strncmp(cut.text, "\\x1b\\x1b", 8), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_word_is_said_as_it_is),
	    cmocka_unit_test(what_moves_a_terminal_is_spelled),
	    cmocka_unit_test(a_long_one_is_cut_between_letters),
	    cmocka_unit_test(what_is_spelled_is_longer),
	};

	return cmocka_run_group_tests_name("typed", tests, NULL, NULL);
}
