/*
 * What is written about a class in each format, byte for byte, in tests/golden/stats. With
 * STRIDE_ACCEPT=1 in the environment the goldens are written anew; look at the difference. Names,
 * titles and mistakes of this class are attacks.
 */
#include "src/stats/study.h"

#include "src/stats/book_report.h"
#include "src/stats/item_report.h"
#include "tests/unit/classroom.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { GOLDEN_ROOM = 1 << 17 };

static const struct screen SCREEN = {.width = 80, .height = 24};
static const struct screen PLAIN = {.width = 80, .height = 24, .ascii = true};

static const struct study_format FORMATS[] = {
    {"items.txt", item_report_text},
    {"items.json", item_report_json},
    {"items.csv", item_report_csv},
    {"items.html", item_report_html},
    {"book.txt", book_report_text},
    {"book.json", book_report_json},
    {"book.csv", book_report_csv},
    {"book.canvas.csv", book_report_canvas},
    {"book.moodle.csv", book_report_moodle},
    {"book.html", book_report_html},
    {NULL, NULL},
};

static struct study study;

static int begin(void **state)
{
	const struct content none = {0};
	struct error error;

	(void)state;
	study = (struct study){0};
	classroom_fill(&study.records);
	classroom_course(&study.course);
	return study_make(&study, &none, &error);
}

static int begin_empty(void **state)
{
	const struct content none = {0};
	struct error error;

	(void)state;
	study = (struct study){0};
	return study_make(&study, &none, &error);
}

static int end(void **state)
{
	(void)state;
	study_release(&study);
	return 0;
}

/* The caller's. */
static char *written(const struct study_format *format, const struct screen *screen)
{
	size_t length;
	char *text = study_text(&study, screen, format, &length);

	assert_non_null(text);
	assert_int_equal(strlen(text), length);
	return text;
}

static char *contents(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = calloc(1, GOLDEN_ROOM);

	assert_non_null(text);
	if (!file)
		fail_msg("there is no %s; STRIDE_ACCEPT=1 writes it", path);
	assert_true(fread(text, 1, GOLDEN_ROOM - 1, file) > 0);
	fclose(file);
	return text;
}

static void check_golden(const char *name, const char *text)
{
	char path[128];

	snprintf(path, sizeof path, "tests/golden/stats/%s", name);
	if (getenv("STRIDE_ACCEPT")) {
		FILE *file = fopen(path, "w");

		assert_true(file && fputs(text, file) >= 0);
		assert_int_equal(fclose(file), 0);
	}
	char *golden = contents(path);

	if (strcmp(golden, text) != 0)
		fail_msg("%s differs. It is:\n%s\nIt should be:\n%s", path, text, golden);
	free(golden);
}

static void all_formats_are_as_they_were(void **state)
{
	(void)state;
	for (const struct study_format *format = FORMATS; format->name; format++) {
		char *text = written(format, &SCREEN);

		check_golden(format->name, text);
		free(text);
	}
}

/* --- what holds for each ---------------------------------------------------------------------- */

static void check_widths(const char *name, const char *text, int width)
{
	for (const char *line = text; *line;) {
		size_t length = strcspn(line, "\n");

		if (screen_columns_of(line, length) > width)
			fail_msg("%s: too wide: %.*s", name, (int)length, line);
		line += length + (line[length] == '\n');
	}
}

static void texts_fit_the_screen(void **state)
{
	(void)state;
	for (int width = 20; width <= 120; width += 20)
		for (const struct study_format *format = FORMATS; format->name; format++) {
			const struct screen screen = {.width = width, .height = 24};

			if (!strstr(format->name, ".txt"))
				continue;
			char *text = written(format, &screen);

			check_widths(format->name, text, width);
			free(text);
		}
}

static void plain_is_ascii(void **state)
{
	(void)state;
	for (const struct study_format *format = FORMATS; format->name; format++) {
		if (!strstr(format->name, ".txt"))
			continue;
		char *text = written(format, &PLAIN);

		for (const char *p = text; *p; p++)
			if ((unsigned char)*p > 126 || ((unsigned char)*p < ' ' && *p != '\n'))
				fail_msg("%s holds %02x", format->name, (unsigned char)*p);
		free(text);
	}
}

/* Nothing of a class can be markup, and nothing comes from elsewhere. */
static void pages_stand_alone(void **state)
{
	static const char *const FORBIDDEN[] = {"<script", "<b>",
	    "http:", "https:", "src=", "href=", "url(", "@import", "<link", "<iframe", "<img",
	    "onload", NULL};

	(void)state;
	for (const struct study_format *format = FORMATS; format->name; format++) {
		if (!strstr(format->name, ".html"))
			continue;
		char *text = written(format, &SCREEN);

		for (const char *const *word = FORBIDDEN; *word; word++)
			if (strstr(text, *word))
				fail_msg("%s holds %s", format->name, *word);
		if (strstr(format->name, "book"))
			assert_non_null(strstr(text, "&lt;script&gt;"));
		assert_non_null(
		    strstr(text, "1-D &lt;convolution&gt;, &quot;basic&quot; &amp; all"));
		free(text);
	}
}

/* No cell begins like a formula, whoever reads the file. */
static void check_cells(const char *name, const char *text)
{
	bool at_start = true, quoted = false;

	for (const char *p = text; *p; p++) {
		if (at_start && *p != '"' && strchr("=+@", *p))
			fail_msg("%s holds a formula: %.20s", name, p);
		if (at_start && *p == '"' && strchr("=+-@", p[1]))
			fail_msg("%s holds a formula: %.20s", name, p);
		if (*p == '"')
			quoted = !quoted;
		at_start = !quoted && (*p == ',' || *p == '\n');
		if (*p == '\n' && !quoted && (p == text || p[-1] != '\r'))
			fail_msg("%s has a line that does not end as RFC 4180 has it", name);
	}
	assert_false(quoted);
}

static void spreadsheets_hold_no_formulas(void **state)
{
	(void)state;
	for (const struct study_format *format = FORMATS; format->name; format++) {
		if (!strstr(format->name, ".csv"))
			continue;
		char *text = written(format, &SCREEN);

		check_cells(format->name, text);
		if (strstr(format->name, "book"))
			assert_non_null(strstr(text, "'=cmd|' /C calc'!A0"));
		free(text);
	}
}

static void nothing_can_be_said_of_nobody(void **state)
{
	(void)state;
	for (const struct study_format *format = FORMATS; format->name; format++) {
		char *text = written(format, &SCREEN);

		if (strstr(format->name, ".txt"))
			assert_non_null(strstr(text, "yet"));
		free(text);
	}
}

static void formats_have_names(void **state)
{
	static const struct study_format LIST[] = {
	    {"text", item_report_text}, {"json", item_report_json}, {"csv", item_report_csv}, {0}};
	struct error error;

	(void)state;
	assert_string_equal(study_format(LIST, NULL, &error)->name, "text");
	assert_string_equal(study_format(LIST, "csv", &error)->name, "csv");
	assert_null(study_format(LIST, "xml", &error));
	assert_string_equal(error.text, "--format is text, json or csv, not \"xml\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	    TEST(all_formats_are_as_they_were),
	    TEST(texts_fit_the_screen),
	    TEST(plain_is_ascii),
	    TEST(pages_stand_alone),
	    TEST(spreadsheets_hold_no_formulas),
	    cmocka_unit_test_setup_teardown(nothing_can_be_said_of_nobody, begin_empty, end),
	    TEST(formats_have_names),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
