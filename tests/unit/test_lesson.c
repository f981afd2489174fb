/*
 * One lesson that uses everything, on six screens, byte for byte, in tests/golden/lessons. With
 * STRIDE_ACCEPT=1 in the environment the goldens are written anew; look at the difference.
 */
#include "src/text/lesson.h"

#include "grader/text.h"
#include "src/file.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define LESSON "tests/golden/lessons/everything.md"
#define COUNT(list) ((int)(sizeof(list) / sizeof *(list)))

static char *contents(const char *path, size_t *length)
{
	struct error error = {""};
	char *text = file_read(path, 1 << 20, length, &error);

	if (!text)
		fail_msg("%s", error.text);
	return text;
}

static char *rendered(const struct screen *screen, const char *markdown, size_t length)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	assert_non_null(out);
	struct error error = {""};

	assert_int_equal(lesson_render(out, screen, markdown, length, &error), 0);
	assert_int_equal(fclose(out), 0);
	return text;
}

static void assert_shown(const struct screen *screen, const char *markdown, const char *wanted)
{
	char *text = rendered(screen, markdown, strlen(markdown));

	assert_string_equal(text, wanted);
	free(text);
}

/* --- goldens ---------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	struct screen screen;
} SCREENS[] = {
    {"80.colour", {.width = 80, .colour = true}},
    {"80.monochrome", {.width = 80}},
    {"80.plain", {.width = 80, .ascii = true}},
    {"40.colour", {.width = 40, .colour = true}},
    {"40.monochrome", {.width = 40}},
    {"40.plain", {.width = 40, .ascii = true}},
};

static void check_golden(const char *path, const char *text)
{
	size_t length;

	if (getenv("STRIDE_ACCEPT")) {
		FILE *file = fopen(path, "w");

		assert_true(file && fputs(text, file) >= 0);
		assert_int_equal(fclose(file), 0);
	}
	char *golden = contents(path, &length);

	if (strcmp(golden, text) != 0)
		fail_msg("%s differs. It is:\n%s\nIt should be:\n%s", path, text, golden);
	free(golden);
}

static void everything_is_as_ever(void **state)
{
	size_t length;
	char *lesson = contents(LESSON, &length), path[128];

	(void)state;
	for (int i = 0; i < COUNT(SCREENS); i++) {
		char *text = rendered(&SCREENS[i].screen, lesson, length);

		snprintf(
		    path, sizeof path, "tests/golden/lessons/everything.%s.txt", SCREENS[i].name);
		check_golden(path, text);
		free(text);
	}
	free(lesson);
}

/* --- what holds on every screen ----------------------------------------------------------------
 */

/* But what can be typed here is never broken. */
static void no_line_is_wider_than_the_screen(void **state)
{
	size_t length;
	char *lesson = contents(LESSON, &length);

	(void)state;
	for (int width = 20; width <= 140; width++) {
		struct screen screen = {.width = width, .colour = width % 2 == 0};
		int most = width < LESSON_WIDTH_MOST ? width : LESSON_WIDTH_MOST;
		char *text = rendered(&screen, lesson, length);

		for (char *rest = text, *line; (line = strsep(&rest, "\n"));)
			if (screen_columns(line) > most && !strstr(line, "play x="))
				fail_msg("at %d: \"%s\" is too long", width, line);
		free(text);
	}
	free(lesson);
}

/* A colour tells nothing that a mark does not tell where there are none. */
static void marks_stand_in_for_colours(void **state)
{
	static const struct screen COLOUR = {.width = 80, .colour = true}, NONE = {.width = 80};

	(void)state;
	assert_shown(
	    &COLOUR, "a *b* **c** `d`\n", "a \x1b[3mb\x1b[0m \x1b[1mc\x1b[0m \x1b[36md\x1b[0m\n");
	assert_shown(&NONE, "a *b* **c** `d`\n", "a _b_ *c* `d`\n");
	assert_shown(&COLOUR, "## T\n\nx\n", "\x1b[1;36mT\x1b[0m\n\nx\n");
	assert_shown(&NONE, "## T\n\nx\n", "T\n\xe2\x94\x80\n\nx\n");
	assert_shown(&NONE, "### T\n", "*T*\n");
}

static void letters_beyond_ascii_have_stand_ins(void **state)
{
	static const struct screen PLAIN = {.width = 80, .ascii = true};

	(void)state;
	assert_shown(&PLAIN, "2 × 3 – ‘a’ “b” ≥ é ü Σ … → 日\n",
	    "2 x 3 - 'a' \"b\" >= e ue Sigma ... -> \\xe6\\x97\\xa5\n");
	assert_shown(&PLAIN, "&times; &#215; &#xD7; &nosuch; &#0;\n", "x x x &nosuch; &#0;\n");
	assert_shown(&PLAIN, "* a\n  * b\n", "- a\n  - b\n");
	assert_shown(&PLAIN, "    x × y\n", "    x x y\n");
}

static void a_link_says_where_it_leads_once(void **state)
{
	static const struct screen NONE = {.width = 80};

	(void)state;
	assert_shown(&NONE, "[a](http://b/?c&amp;d)\n", "a (http://b/?c&d)\n");
	assert_shown(&NONE, "<http://b/>\n", "http://b/\n");
	assert_shown(&NONE, "<a@b.org>\n", "a@b.org\n");
	assert_shown(&NONE, "[a](#place)\n", "a\n");
	assert_shown(&NONE, "![a *b*](c.png)\n", "[image: a _b_] (c.png)\n");
}

static void code_is_as_it_was(void **state)
{
	static const struct screen COLOUR = {.width = 80, .colour = true};

	(void)state;
	assert_shown(&COLOUR, "    1   2   3\n      *a* &amp\n", "    1   2   3\n      *a* &amp\n");
	assert_shown(&COLOUR, "    int n;\n", "    \x1b[34mint\x1b[0m n;\n");
	assert_shown(&COLOUR, "```text\nint n;\n```\n", "    int n;\n");
	assert_shown(&COLOUR, "```c\nint n\n```\n", "    \x1b[34mint\x1b[0m n\n");
	assert_shown(
	    &COLOUR, "    shape 5 k=3\n    5 - 3\n", "    \x1b[36mshape 5 k=3\x1b[0m\n    5 - 3\n");
}

/* --- texts that mean harm ----------------------------------------------------------------------
 */

static void assert_calm(const char *text)
{
	const unsigned char *p = (const unsigned char *)text, *end = p + strlen(text);

	while (p < end) {
		size_t step = text_utf8_length(p, end);

		if (step == 0 || (*p < 0x20 && *p != '\n') || *p == 0x7F ||
		    (*p == 0xC2 && p[1] < 0xA0))
			fail_msg("byte 0x%02x in \"%s\"", *p, text);
		p += step;
	}
}

static void no_control_byte_comes_through(void **state)
{
	static const char *const AROUND[] = {"%s", "# %s", "*%s*", "`%s`", "    %s",
	    "```c\n%s\n```", "[%s](x)", "[x](<%s>)", "![%s](y)", "| %s |\n|---|\n| %s |", "> * %s"};
	static const char EVIL[] = "a\x1b]0;owned\x07\x1b[2J\b\x7f\xc2\x9b"
				   "31m\xe2\x80\xae\xff\xc3\x01\x1f\\ &#27;[31m&#x9b;b";
	static const struct screen NONE = {.width = 80};

	(void)state;
	for (int i = 0; i < COUNT(AROUND); i++) {
		char *markdown = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		assert_true(asprintf(&markdown, AROUND[i], EVIL, EVIL) > 0);
#pragma GCC diagnostic pop
		char *text = rendered(&NONE, markdown, strlen(markdown));

		assert_calm(text);
		assert_non_null(strstr(text, "\\x1b]0;owned\\x07"));
		free(text);
		free(markdown);
	}
}

static void nor_does_a_nul(void **state)
{
	static const char MARKDOWN[] = "a\0b `c\0d`\n\n    e\0f\n";
	static const struct screen NONE = {.width = 80};
	char *text = rendered(&NONE, MARKDOWN, sizeof MARKDOWN - 1);

	(void)state;
	assert_non_null(strstr(text, "a\\x00b"));
	assert_non_null(strstr(text, "    e\\x00f\n"));
	free(text);
}

static void depth_takes_no_room(void **state)
{
	static const char *const MARKS[] = {"> ", "* ", "1. ", "> * "};
	static const struct screen NONE = {.width = 20};
	char markdown[4096];

	(void)state;
	for (int i = 0; i < COUNT(MARKS); i++) {
		char *end = markdown;

		for (int n = 0; n < 500; n++)
			end = stpcpy(end, MARKS[i]);
		stpcpy(end, "deep down\n");
		char *text = rendered(&NONE, markdown, strlen(markdown));

		assert_non_null(strstr(text, "deep down"));
		for (char *rest = text, *line; (line = strsep(&rest, "\n"));)
			assert_in_range(screen_columns(line), 0, 20);
		free(text);
	}
}

static int speak_utf8(void **state)
{
	(void)state;
	return setlocale(LC_CTYPE, "C.UTF-8") ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(everything_is_as_ever),
	    cmocka_unit_test(no_line_is_wider_than_the_screen),
	    cmocka_unit_test(marks_stand_in_for_colours),
	    cmocka_unit_test(letters_beyond_ascii_have_stand_ins),
	    cmocka_unit_test(a_link_says_where_it_leads_once),
	    cmocka_unit_test(code_is_as_it_was),
	    cmocka_unit_test(no_control_byte_comes_through),
	    cmocka_unit_test(nor_does_a_nul),
	    cmocka_unit_test(depth_takes_no_room),
	};

	return cmocka_run_group_tests_name("lesson", tests, speak_utf8, NULL);
}
