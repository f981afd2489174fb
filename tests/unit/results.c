#include "tests/unit/results.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct exercise exercise = {
    .id = (char[]){"conv-padding"},
    .version = 2,
    .function = (char[]){"conv_with_padding"},
    .params =
	{
	    {.name = (char[]){"x"}, .kind = VALUE_TENSOR},
	    {.name = (char[]){"kernel"}, .kind = VALUE_TENSOR},
	    {.name = (char[]){"padding_mode"}, .kind = VALUE_FLOAT},
	},
    .param_count = 3,
};

static struct test_case cases[RESULT_CASES] = {
    {.name = (char[]){"lesson"}, .category = (char[]){"examples"}},
    {.name = (char[]){"lesson-same"}, .category = (char[]){"examples"}},
    {.name = (char[]){"valid-odd"},
	.category = (char[]){"basics"},
	.why = (char[]){"The plainest case of all."},
	.hidden = true},
    {.name = (char[]){"same-even-kernel"},
	.category = (char[]){"padding"},
	.why = (char[]){"An even kernel has no middle: the odd zero of SAME goes behind, not in "
			"front of the input."},
	.hidden = true},
    {.name = (char[]){"one-tap"}, .category = (char[]){"padding"}, .hidden = true},
    {.name = (char[]){"fresh-1"}, .category = (char[]){"fresh"}, .hidden = true},
    {.name = (char[]){"fresh-2"}, .category = (char[]){"fresh"}, .hidden = true},
};

static struct case_result results[RESULT_CASES];

/* Everything right; the scenarios below spoil it. */
struct result good_result(void)
{
	static char path[] = "answer.c", nothing[] = "";
	static float open[] = {1, 2}, secret[] = {1, 0.25F}, kernel[] = {3};

	for (int i = 0; i < RESULT_CASES; i++) {
		cases[i].args[0] = (struct value){
		    .tensor = {i >= 2 && i < RESULT_CASES - 2 ? secret : open, 1, {2}}};
		cases[i].args[1] = (struct value){.tensor = {kernel, 1, {1}}};
		cases[i].args[2] = (struct value){.kind = VALUE_FLOAT};
		results[i] = (struct case_result){.of = &cases[i],
		    .points = 1.5,
		    .max_points = 1.5,
		    .time_ms = 0.1234567 * (i + 1)};
	}
	return (struct result){.verdict = VERDICT_ACCEPTED,
	    .score = 10.5,
	    .max_score = 10.4999999999999964,
	    .stars = 2,
	    .path = path,
	    .sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
	    .bytes = 612,
	    .cases = results,
	    .case_count = RESULT_CASES,
	    .retold = true,
	    .compiled = true,
	    .fresh = &cases[RESULT_CASES - 2],
	    .fresh_count = 2,
	    .printed = nothing,
	    .seed = UINT64_MAX,
	    .sandbox = {.level = 3, .name = "full"},
	    .compile_ms = 31.25,
	    .run_ms = 1.5,
	    .total_ms = 33.0009};
}

static void fail_case(struct result *result, int at, enum verdict verdict, char *message)
{
	if (result->verdict == VERDICT_ACCEPTED)
		result->verdict = verdict;
	result->stars = 0;
	result->score -= 1.5;
	results[at].verdict = verdict;
	results[at].points = 0;
	results[at].message = message;
}

static void skip_case(struct result *result, int at, char *message)
{
	results[at].skipped = true;
	results[at].points = 0;
	results[at].message = message;
	result->score -= 1.5;
}

static void make_accepted(struct result *result)
{
	static char printed[] = "L = 5, K = 3\n\n\tdone\n";

	result->printed = printed;
}

static void make_one_star(struct result *result)
{
	static char missing[] = "user namespaces are not allowed";

	result->stars = 1;
	result->seed = 7;
	result->sandbox = (struct sandbox_report){2, "landlock", missing};
}

static void make_wrong_answer(struct result *result)
{
	static char first[] = "y[1, 3] is 2.5, but should be -1 (4 of 12 values differ)";
	static char second[] = "y[0] is nan, but should be 0.25 (1 of 7 values differs)";

	fail_case(result, 1, VERDICT_WRONG_ANSWER, first);
	fail_case(result, 3, VERDICT_WRONG_ANSWER, second);
	fail_case(result, 4, VERDICT_WRONG_ANSWER, second);
	fail_case(result, 5, VERDICT_WRONG_ANSWER, first);
	fail_case(result, 6, VERDICT_WRONG_ANSWER, first);
}

/* --- which mistake it is --- */

static const struct pitfall PITFALLS[] = {
    {(char[]){"pad-front"}, (char[]){"The odd zero goes in front"},
	(char[]){"You put the larger half of the zeros in front of x, but where their number is "
		 "odd, the one that is left goes behind."},
	(char[]){"Round down in front."}},
    {(char[]){"flipped-kernel"}, (char[]){"The kernel is flipped"},
	(char[]){"You walk through the kernel backwards."},
	(char[]){"Both indices grow together."}},
};

static void name_mistakes(struct result *result, enum confidence confidence, int count)
{
	make_wrong_answer(result);
	result->diagnosis = (struct diagnosis){.confidence = confidence, .mistake_count = count};
	for (int i = 0; i < count; i++)
		result->diagnosis.mistakes[i] = &PITFALLS[i];
}

static void show_counterexample(struct result *result)
{
	static float x[] = {1, 2}, kernel[] = {3, -1}, want[] = {1, 6}, got[] = {-1, 1};
	static char message[] = "y[0] is -1, but should be 1 (2 of 2 values differ)";

	result->counterexample = (struct counterexample){
	    .found = true,
	    .of = {.args = {{.tensor = {x, 1, {2}}}, {.tensor = {kernel, 1, {2}}},
		       {.kind = VALUE_FLOAT, .real = 1}},
		.want = {.tensor = {want, 1, {2}}}},
	    .got = {.verdict = VERDICT_WRONG_ANSWER,
		.message = message,
		.got = {.tensor = {got, 1, {2}}}},
	};
}

static void add_facts(struct result *result)
{
	static char where[] = "It is wrong wherever padding_mode is 1 and K is even, and right "
			      "everywhere else.";
	static char how[] = "Each number is the one before the right one: all are one place late.";

	result->diagnosis.facts[0] = where;
	result->diagnosis.facts[1] = how;
	result->diagnosis.fact_count = 2;
}

static void make_certain(struct result *result)
{
	name_mistakes(result, CONFIDENCE_CERTAIN, 1);
	show_counterexample(result);
}

static void make_two_mistakes(struct result *result)
{
	name_mistakes(result, CONFIDENCE_CERTAIN, 2);
	show_counterexample(result);
}

static void make_likely(struct result *result)
{
	name_mistakes(result, CONFIDENCE_LIKELY, 1);
	add_facts(result);
	show_counterexample(result);
}

/* No mistake that is listed, and the function did not come back from the smallest input. */
static void make_facts(struct result *result)
{
	static char message[] = "kernel[3] was read, but kernel has 3 numbers";

	name_mistakes(result, CONFIDENCE_NONE, 0);
	add_facts(result);
	show_counterexample(result);
	result->counterexample.at = -1;
	result->counterexample.got =
	    (struct case_result){.verdict = VERDICT_RUNTIME_ERROR, .message = message};
}

static void make_wrong_shape(struct result *result)
{
	static char message[] = "shape (4,) instead of (5,)";

	fail_case(result, 3, VERDICT_WRONG_SHAPE, message);
}

static void make_compile_error(struct result *result)
{
	static char unknown[] = "'kernl' undeclared (first use in this function); did you mean "
				"'kernel'? This is not broken into two lines.";
	static char unused[] = "unused variable 'K'";
	static char undefined[] = "the function conv_with_padding is not defined";
	static struct diagnostic diagnostics[] = {
	    {12, 9, SEVERITY_ERROR, unknown},
	    {3, 0, SEVERITY_WARNING, unused},
	    {0, 0, SEVERITY_ERROR, undefined},
	};
	static char message[] = "The compiler refused it.";

	result->verdict = VERDICT_COMPILE_ERROR;
	result->message = message;
	result->stars = 0;
	result->compiled = false;
	result->score = 0;
	result->diagnostics = diagnostics;
	result->diagnostic_count = COUNT(diagnostics);
	for (int i = 0; i < RESULT_CASES; i++)
		skip_case(result, i, NULL);
	result->score = 0;
}

static void make_runtime_error(struct result *result)
{
	static char message[] = "it read outside x";
	static char signal[] = "SIGSEGV", access[] = "read", name[] = "x",
		    function[] = "conv_with_padding";

	fail_case(result, 3, VERDICT_RUNTIME_ERROR, message);
	result->fault = (struct fault){true, signal, access, name, -1, 14, function};
}

static void make_misuse(struct result *result)
{
	static char message[] = "tensor_at(x, ...): index 5 is outside axis 0, whose size is 5";

	fail_case(result, 0, VERDICT_RUNTIME_ERROR, message);
	result->fault = (struct fault){.known = true};
}

static void make_time_limit(struct result *result)
{
	static char message[] = "it ran for more than 1000 ms";
	static char skipped[] = "not run, because three cases before it hit the limit";

	fail_case(result, 1, VERDICT_TIME_LIMIT, message);
	fail_case(result, 2, VERDICT_TIME_LIMIT, message);
	fail_case(result, 3, VERDICT_TIME_LIMIT, message);
	skip_case(result, 4, skipped);
	skip_case(result, 5, skipped);
	skip_case(result, 6, NULL);
	result->run_ms = INFINITY;
}

static void make_forbidden(struct result *result)
{
	static char message[] = "it called openat, which no exercise needs";

	fail_case(result, 2, VERDICT_FORBIDDEN, message);
}

static void make_grader_error(struct result *result)
{
	static char message[] = "cannot start the compiler cc: No such file or directory; install "
				"a C compiler, or name one in CC";

	*result = (struct result){
	    .verdict = VERDICT_GRADER_ERROR, .message = message, .path = result->path, .seed = 1};
}

const struct scenario SCENARIOS[] = {
    {"accepted", make_accepted, "nf"},
    {"one-star", make_one_star, "c"},
    {"wrong-answer", make_wrong_answer, "ncf"},
    {"certain", make_certain, "ncf"},
    {"two-mistakes", make_two_mistakes, "c"},
    {"likely", make_likely, "ncf"},
    {"facts", make_facts, "ncf"},
    {"wrong-shape", make_wrong_shape, "ncf"},
    {"compile-error", make_compile_error, "c"},
    {"runtime-error", make_runtime_error, "ncf"},
    {"misuse", make_misuse, "cf"},
    {"time-limit", make_time_limit, "ncf"},
    {"forbidden", make_forbidden, "c"},
    {"grader-error", make_grader_error, "c"},
    {NULL, NULL, NULL},
};

void make_hostile(struct result *result, char *evil)
{
	static struct test_case own[RESULT_CASES];
	static struct diagnostic diagnostic;

	static struct pitfall pitfall;

	diagnostic = (struct diagnostic){1, 1, SEVERITY_ERROR, evil};
	pitfall = (struct pitfall){evil, evil, evil, evil};
	show_counterexample(result);
	result->counterexample.got.message = evil;
	result->diagnosis = (struct diagnosis){CONFIDENCE_CERTAIN, {&pitfall}, 1, {evil}, 1};
	result->message = result->path = result->printed = result->sandbox.missing = evil;
	result->diagnostics = &diagnostic;
	result->diagnostic_count = 1;
	result->fault = (struct fault){true, evil, evil, evil, 1, 1, evil};
	for (int i = 0; i < RESULT_CASES; i++) {
		own[i] = cases[i];
		own[i].name = own[i].why = own[i].category = evil;
		results[i].of = &own[i];
		results[i].verdict = VERDICT_WRONG_ANSWER;
		results[i].message = evil;
	}
}

char *written(const struct result *result, const char *format, enum detail detail)
{
	const struct report report = {.result = result, .exercise = &exercise, .detail = detail};
	struct error error = {""};
	size_t length = 0;
	char *text = report_make(format, &report, &length, &error);

	if (!text || strlen(text) != length)
		fail_msg("%s: %s", format, error.text);
	return text;
}

char *contents(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = NULL;
	size_t room = 0;

	if (!file || getdelim(&text, &room, '\0', file) < 0) {
		free(text);
		text = calloc(1, 1);
	}
	if (file)
		fclose(file);
	return text;
}

void check_golden(const char *path, const char *text)
{
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
