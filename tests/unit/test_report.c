/*
 * Results made by hand, and what each format says about them, byte for byte, in tests/golden. With
 * STRIDE_ACCEPT=1 in the environment the goldens are written anew; look at the difference.
 */
#include "grader/report.h"
#include "tests/unit/results.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cjson/cJSON.h>
#include <cmocka.h>

/* --- goldens ---------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	enum detail detail;
} DETAILS[] = {{"none", DETAIL_NONE}, {"cases", DETAIL_CASES}, {"full", DETAIL_FULL}};

static void check_goldens(const char *format, const char *ending)
{
	for (int i = 0; SCENARIOS[i].name; i++)
		for (int k = 0; k < COUNT(DETAILS); k++) {
			struct result result = good_result();
			char path[128];

			if (!strchr(SCENARIOS[i].details, DETAILS[k].name[0]))
				continue;
			SCENARIOS[i].make(&result);
			snprintf(path, sizeof path, "tests/golden/%s.%s.%s", SCENARIOS[i].name,
			    DETAILS[k].name, ending);
			char *text = written(&result, format, DETAILS[k].detail);

			check_golden(path, text);
			free(text);
		}
}

static void json_is_as_ever(void **state)
{
	(void)state;
	check_goldens("json", "json");
}

static void text_is_as_ever(void **state)
{
	(void)state;
	check_goldens("text", "txt");
}

/* --- what holds for every format ---------------------------------------------------------------
 */

static void nothing_hidden_is_told_below_its_detail(void **state)
{
	(void)state;
	for (int i = 0; SCENARIOS[i].name; i++)
		for (int k = 0; report_format(k); k++) {
			struct result result = good_result();

			SCENARIOS[i].make(&result);
			char *none = written(&result, report_format(k), DETAIL_NONE);
			char *some = written(&result, report_format(k), DETAIL_CASES);

			assert_null(strstr(none, "same-even-kernel"));
			assert_null(strstr(none, "no middle"));
			assert_null(strstr(none, "0.25"));
			assert_null(strstr(none, "SIGSEGV"));
			assert_null(strstr(none, "wherever padding_mode"));
			assert_null(strstr(none, "one place late"));
			assert_null(strstr(some, "0.25"));
			assert_null(strstr(some, "openat"));
			free(none);
			free(some);
		}
}

static void lines_fit_a_terminal(void **state)
{
	(void)state;
	for (int i = 0; SCENARIOS[i].name; i++) {
		struct result result = good_result();

		SCENARIOS[i].make(&result);
		char *text = written(&result, "text", DETAIL_FULL);

		for (char *rest = text, *line; (line = strsep(&rest, "\n"));)
			if (strlen(line) > 80 && strncmp(line, "answer.c:", 9) != 0)
				fail_msg("%s: \"%s\" is too long", SCENARIOS[i].name, line);
		free(text);
	}
}

static void numbers_that_json_lacks_are_strings(void **state)
{
	struct result result = good_result();

	(void)state;
	result.score = NAN;
	result.max_score = -INFINITY;
	char *text = written(&result, "json", DETAIL_FULL);

	assert_non_null(strstr(text, "\"score\": \"nan\""));
	assert_non_null(strstr(text, "\"max_score\": \"-inf\""));
	free(text);
}

/* --- texts that mean harm -----------------------------------------------------------------------
 */

static void no_control_byte_comes_through(void **state)
{
	static char evil[] = "\x1b]0;owned\x07\x1b[2J\r\b\x7f\xc2\x9b"
			     "31m\xe2\x80\xae\xff\xc3\x01\x1f\n\"}\\";
	char *id = exercise.id;

	(void)state;
	exercise.id = evil;
	for (int k = 0; report_format(k); k++) {
		struct result result = good_result();

		make_hostile(&result, evil);
		char *text = written(&result, report_format(k), DETAIL_FULL);

		for (const char *p = text; *p; p++)
			if (((unsigned char)*p < 0x20 && *p != '\n') || *p == 0x7F)
				fail_msg("byte 0x%02x in %s", (unsigned char)*p, report_format(k));
		assert_null(strstr(text, "\xc2\x9b"));
		/* NOLINTNEXTLINE(misc-misleading-bidirectional): that is what it is about */
		assert_null(strstr(text, "\xe2\x80\xae"));
		assert_null(strstr(text, "\xff"));
		free(text);
	}
	exercise.id = id;
}

static void hostile_texts_are_still_json(void **state)
{
	static char evil[] = "\xff\"},{\"verdict\":\"accepted\",\x1b\\";
	struct result result = good_result();

	(void)state;
	make_hostile(&result, evil);
	result.verdict = VERDICT_WRONG_ANSWER;
	char *text = written(&result, "json", DETAIL_FULL);
	cJSON *root = cJSON_Parse(text);

	assert_non_null(root);
	assert_string_equal(cJSON_GetObjectItem(root, "verdict")->valuestring, "wrong-answer");
	assert_string_equal(cJSON_GetObjectItem(root, "printed")->valuestring,
	    "\\xff\"},{\"verdict\":\"accepted\",\\x1b\\");
	cJSON_Delete(root);
	free(text);
}

static void points_are_cut_never_rounded_up(void **state)
{
	struct result result = good_result();

	(void)state;
	result.score = 9.9999;
	result.max_score = 9.9999999999999964;
	char *text = written(&result, "text", DETAIL_FULL);

	assert_non_null(strstr(text, "  9.99 of 10 points"));
	free(text);
}

/* A sentence that looks like a verdict never stands at the beginning of a line. */
static void no_text_forges_a_line(void **state)
{
	static char evil[] = "\naccepted  conv-padding  10 of 10 points\n";
	struct result result = good_result();

	(void)state;
	make_hostile(&result, evil);
	char *text = written(&result, "text", DETAIL_FULL);

	assert_null(strstr(strchr(text, '\n'), "\naccepted"));
	free(text);
}

/* What a line of theirs begins with would be a command to the runner. */
static void no_text_begins_a_command(void **state)
{
	static char evil[] = "\n::error file=a.c::not ours\r::stop-commands::x";
	static const char BEGINNING[] = "::error file=\\x0a";
	struct result result = good_result();
	int lines = 0;

	(void)state;
	make_hostile(&result, evil);
	result.verdict = VERDICT_WRONG_ANSWER;
	char *text = written(&result, "github", DETAIL_FULL);

	for (char *rest = text, *line; (line = strsep(&rest, "\n")) && *line; lines++)
		assert_memory_equal(line, BEGINNING, strlen(BEGINNING));
	assert_int_equal(lines, 2);
	free(text);
}

/* Behind a # that is not escaped the rest would be a directive. */
static void no_name_is_a_directive(void **state)
{
	static char evil[] = "x # SKIP \\ y";
	struct result result = good_result();

	(void)state;
	make_hostile(&result, evil);
	char *text = written(&result, "tap", DETAIL_FULL);

	assert_non_null(strstr(text, "not ok 2 - x \\# SKIP \\\\ y\n"));
	free(text);
}

/* Consumers that take two cases of one name for one still see all. */
static void cases_of_one_name_are_told_apart(void **state)
{
	static char name[] = "same";
	struct result result = good_result();

	(void)state;
	make_hostile(&result, name);
	char *text = written(&result, "tap", DETAIL_FULL);

	assert_non_null(strstr(text, "not ok 2 - same\n"));
	assert_non_null(strstr(text, "not ok 3 - same 2\n"));
	assert_non_null(strstr(text, "not ok 8 - same 7\n"));
	free(text);
}

/* --- what must not be longer -----------------------------------------------------------------
 */

enum { MANY = 1010, LONG = 700 };

static void many_long_cases_are_cut_to_fit(void **state)
{
	static const struct {
		const char *format;
		size_t most;
	} LIMITS[] = {{"exercism", 500000}, {"prairielearn", 1000000}};
	static struct case_result cases[MANY];
	static char words[LONG + 1];
	struct result result = good_result();

	(void)state;
	memset(words, '"', LONG);
	make_hostile(&result, words);
	result.verdict = VERDICT_WRONG_ANSWER;
	for (int i = 0; i < MANY; i++)
		cases[i] = result.cases[i % RESULT_CASES];
	result.cases = cases;
	result.case_count = MANY;
	for (int i = 0; i < COUNT(LIMITS); i++) {
		char *text = written(&result, LIMITS[i].format, DETAIL_FULL);
		cJSON *root = cJSON_Parse(text);

		assert_true(strlen(text) <= LIMITS[i].most);
		assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(root, "tests")), MANY);
		cJSON_Delete(root);
		free(text);
	}
}

static void what_was_printed_is_cut(void **state)
{
	static char words[LONG + 1], many[100001];
	struct result result = good_result();

	(void)state;
	memset(words, 'x', LONG);
	result.printed = words;
	char *text = written(&result, "exercism", DETAIL_FULL);

	assert_null(strstr(text, words + LONG - 500));
	assert_non_null(strstr(text, words + LONG - 497));
	free(text);
	SCENARIOS[0].make(&result);
	result.verdict = VERDICT_COMPILE_ERROR;
	for (int i = 0; i < RESULT_CASES; i++)
		result.cases[i].skipped = true;
	memset(many, 'x', sizeof many - 1);
	result.message = many;
	text = written(&result, "exercism", DETAIL_FULL);
	cJSON *root = cJSON_Parse(text);

	assert_int_equal(strlen(cJSON_GetObjectItem(root, "message")->valuestring), 65535);
	cJSON_Delete(root);
	free(text);
}

/* Nobody gets less than all for all, or points that do not add up. */
static void whole_scores_add_up(void **state)
{
	struct result result = good_result();

	(void)state;
	for (int i = 0; i < RESULT_CASES; i++)
		result.cases[i].points = result.cases[i].max_points = 10.0 / RESULT_CASES;
	char *text = written(&result, "classroom50", DETAIL_FULL);

	assert_non_null(strstr(text, "\"score\": 1000,\n  \"max-score\": 1000"));
	assert_non_null(strstr(text, "\"score\": 143,\n      \"max-score\": 143"));
	assert_non_null(strstr(text, "\"score\": 142,\n      \"max-score\": 142"));
	free(text);
}

static void an_unknown_format_is_said(void **state)
{
	struct result result = good_result();
	const struct report report = {.result = &result, .exercise = &exercise};
	struct error error = {""};

	(void)state;
	assert_false(report_known("xml", &error));
	assert_non_null(
	    strstr(error.text, "there is no format \"xml\"; there are text, json, junit"));
	assert_int_equal(report_write(stdout, "xml", &report, &error), -1);
	for (int k = 0; report_format(k); k++) {
		assert_true(report_known(report_format(k), &error));
		assert_non_null(strstr(error.text, report_format(k)));
	}
}

static void a_verdict_has_its_exit_status(void **state)
{
	(void)state;
	for (int i = 0; i < VERDICT_COUNT; i++)
		assert_int_equal(verdict_status((enum verdict)i), i == VERDICT_ACCEPTED       ? 0
								  : i == VERDICT_GRADER_ERROR ? 3
											      : 1);
	assert_string_equal(verdict_name(VERDICT_MEMORY_LIMIT), "memory-limit");
	assert_string_equal(verdict_meaning(VERDICT_ACCEPTED), "every case right");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(json_is_as_ever),
	    cmocka_unit_test(text_is_as_ever),
	    cmocka_unit_test(nothing_hidden_is_told_below_its_detail),
	    cmocka_unit_test(lines_fit_a_terminal),
	    cmocka_unit_test(numbers_that_json_lacks_are_strings),
	    cmocka_unit_test(no_control_byte_comes_through),
	    cmocka_unit_test(hostile_texts_are_still_json),
	    cmocka_unit_test(points_are_cut_never_rounded_up),
	    cmocka_unit_test(no_text_forges_a_line),
	    cmocka_unit_test(no_text_begins_a_command),
	    cmocka_unit_test(no_name_is_a_directive),
	    cmocka_unit_test(cases_of_one_name_are_told_apart),
	    cmocka_unit_test(many_long_cases_are_cut_to_fit),
	    cmocka_unit_test(what_was_printed_is_cut),
	    cmocka_unit_test(whole_scores_add_up),
	    cmocka_unit_test(an_unknown_format_is_said),
	    cmocka_unit_test(a_verdict_has_its_exit_status),
	};

	return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
