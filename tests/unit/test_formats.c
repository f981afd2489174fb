/*
 * Real grades in every format, byte for byte, in tests/golden/formats. What differs from machine to
 * machine is settled in one place; all else is as a user gets it. With STRIDE_ACCEPT=1 in the
 * environment the goldens are written anew; look at the difference.
 *
 * tests/formats.sh then holds the goldens against the rules of those who read them.
 */
#include "grader/exercise/exercise.h"
#include "grader/report.h"
#include "tests/unit/results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define EXERCISE "tests/formats/small-conv1d"

enum { SEED = 7, FRESH = 2, TIME_MS = 200 };

static const struct ending {
	const char *format, *ending;
} ENDINGS[] = {
    {"text", "txt"}, {"junit", "xml"}, {"junit-strict", "xml"}, {"tap", "tap"}, {"tap13", "tap"},
    {"github", "txt"}, {"markdown", "md"}, {"autolab", "txt"}, {NULL, "json"}, /* all others */
};

static const struct classroom CLASSROOM = {
    .classroom = "dsp-2026",
    .assignment = "small-conv1d",
    .assignment_type = "individual",
    .owner = "octocat",
    .submission = "submit/2026-11-20T04-10-07Z-a1b2c3d",
    .commit = "https://github.com/dsp/dsp-2026-small-conv1d-octocat/commit/a1b2c3d",
    .release = "https://github.com/dsp/dsp-2026-small-conv1d-octocat/releases/tag/submit",
    .review = "https://github.com/dsp/dsp-2026-small-conv1d-octocat/compare/0...a1b2c3d",
};

/* --- a grade ---------------------------------------------------------------------------------- */

static struct exercise small;
static struct workshop workshop;
static char runner[4096];

static int open_workshop(void **state)
{
	const char *build = getenv("STRIDE_BUILD");
	struct faults faults = {0};

	(void)state;
	snprintf(runner, sizeof runner, "%s/stride-runner", build ? build : "build");
	workshop = (struct workshop){.runner = runner, .kit = "exercises/kit"};
	if (exercise_load(&small, EXERCISE, EXERCISE "/vectors.json", &faults) == 0)
		return 0;
	for (int i = 0; i < faults.count; i++)
		fprintf(stderr, "# %s\n", faults.sentences[i]);
	return -1;
}

static int close_workshop(void **state)
{
	(void)state;
	workshop_release(&workshop);
	exercise_release(&small);
	return 0;
}

/* How long it took, which cage this machine has, and what only one compiler says. */
static void settle(struct result *result)
{
	static const char FIRST_WORD[] = "#error ";

	free(result->sandbox.missing);
	result->sandbox = (struct sandbox_report){3, "full", NULL};
	result->compile_ms = result->run_ms = result->total_ms = 0;
	for (int i = 0; i < result->case_count; i++)
		result->cases[i].time_ms = 0;
	for (int i = 0; i < result->diagnostic_count; i++) {
		char *message = result->diagnostics[i].message;

		if (strncmp(message, FIRST_WORD, strlen(FIRST_WORD)) == 0)
			memmove(message, message + strlen(FIRST_WORD),
			    strlen(message + strlen(FIRST_WORD)) + 1);
	}
}

static void grade_file(struct result *result, const char *name, enum detail detail)
{
	char file[128], path[64];

	snprintf(path, sizeof path, "%s.c", name);
	snprintf(file, sizeof file, "tests/formats/submissions/%s", path);
	char *text = contents(file);
	const struct source source = {path, text, strlen(text)};
	/* What is found out about a slow program, its place among it, depends on how busy the
	 * machine is. */
	bool slow = strcmp(name, "time-limit") == 0;
	const struct grade_options options = {.seed = SEED,
	    .fresh = FRESH,
	    .sandbox_min = 1,
	    .diagnose = !slow,
	    .retrace = !slow,
	    .no_lines = slow || detail == DETAIL_NONE};

	assert_true(*text);
	small.limits.time_ms = slow ? TIME_MS : 1000;
	grade(result, &workshop, &small, &source, &options);
	result->fault.known &= !slow;
	settle(result);
	free(text);
}

/* --- its reports ------------------------------------------------------------------------------ */

static const char *ending_of(const char *format)
{
	const struct ending *ending = ENDINGS;

	while (ending->format && strcmp(ending->format, format) != 0)
		ending++;
	return ending->ending;
}

static void check_format(const struct report *report, const char *format, const char *name)
{
	struct error error = {""};
	char path[256];
	size_t length;
	char *text = report_make(format, report, &length, &error);

	if (!text)
		fail_msg("%s: %s", format, error.text);
	snprintf(
	    path, sizeof path, "tests/golden/formats/%s/%s.%s", format, name, ending_of(format));
	check_golden(path, text);
	free(text);
}

static void check_all(const char *name, enum verdict verdict, enum detail detail)
{
	static const char *const DETAILS[] = {
	    [DETAIL_NONE] = "none", [DETAIL_CASES] = "cases", [DETAIL_FULL] = "full"};
	struct result result;
	char golden[64];

	grade_file(&result, name, detail);
	if (result.verdict != verdict)
		fail_msg("%s is %s: %s", name, verdict_name(result.verdict),
		    result.message ? result.message : "");
	const struct report report = {.result = &result,
	    .exercise = &small,
	    .detail = detail,
	    .graded_at = INT64_C(1795147807000),
	    .classroom = &CLASSROOM};

	snprintf(golden, sizeof golden, "%s.%s", verdict_name(verdict), DETAILS[detail]);
	for (int i = 0; report_format(i); i++)
		check_format(&report, report_format(i), golden);
	result_release(&result);
}

static void a_right_answer(void **state)
{
	(void)state;
	check_all("accepted", VERDICT_ACCEPTED, DETAIL_CASES);
}

static void a_wrong_answer_with_its_mistake(void **state)
{
	(void)state;
	check_all("wrong-answer", VERDICT_WRONG_ANSWER, DETAIL_NONE);
	check_all("wrong-answer", VERDICT_WRONG_ANSWER, DETAIL_CASES);
	check_all("wrong-answer", VERDICT_WRONG_ANSWER, DETAIL_FULL);
}

static void what_does_not_compile(void **state)
{
	(void)state;
	check_all("compile-error", VERDICT_COMPILE_ERROR, DETAIL_CASES);
}

static void a_crash(void **state)
{
	(void)state;
	check_all("runtime-error", VERDICT_RUNTIME_ERROR, DETAIL_NONE);
	check_all("runtime-error", VERDICT_RUNTIME_ERROR, DETAIL_CASES);
	check_all("runtime-error", VERDICT_RUNTIME_ERROR, DETAIL_FULL);
}

static void a_loop_without_end(void **state)
{
	(void)state;
	check_all("time-limit", VERDICT_TIME_LIMIT, DETAIL_CASES);
}

static void what_opens_a_file(void **state)
{
	(void)state;
	check_all("forbidden", VERDICT_FORBIDDEN, DETAIL_CASES);
}

static void a_grader_without_a_compiler(void **state)
{
	char *compiler = getenv("STRIDE_CC");

	(void)state;
	compiler = compiler ? strdup(compiler) : NULL;
	assert_int_equal(setenv("STRIDE_CC", "no-such-compiler", 1), 0);
	check_all("accepted", VERDICT_GRADER_ERROR, DETAIL_CASES);
	if (compiler)
		setenv("STRIDE_CC", compiler, 1);
	else
		unsetenv("STRIDE_CC");
	free(compiler);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_right_answer),
	    cmocka_unit_test(a_wrong_answer_with_its_mistake),
	    cmocka_unit_test(what_does_not_compile),
	    cmocka_unit_test(a_crash),
	    cmocka_unit_test(a_loop_without_end),
	    cmocka_unit_test(what_opens_a_file),
	    cmocka_unit_test(a_grader_without_a_compiler),
	};

	return cmocka_run_group_tests_name("formats", tests, open_workshop, close_workshop);
}
