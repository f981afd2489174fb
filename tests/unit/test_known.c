/* Files of known answers, good and spoiled, and how a case is held against them. */
#include "grader/exercise/known.h"

#include "grader/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* --- an exercise, and a file ------------------------------------------------------------------ */

static char path[] = "/tmp/stride-known-XXXXXX";
static char id[] = "sample", first[] = "first", second[] = "second", count[] = "count";
static float eight[] = {1, 2, 3, 4, 5, 6, 7, 8};
static struct test_case cases[] = {
    {.name = first, .want = {.tensor = {eight, 1, {8}}}, .tol = 1e-5},
    {.name = second, .want = {.tensor = {eight, 2, {2, 2}}}, .tol = 1e-5},
    {.name = count, .want = {.kind = VALUE_INT, .integer = 3}},
};
static struct pitfall pitfalls[] = {
    {.id = (char[]){"a"}}, {.id = (char[]){"b-c"}}, {.id = (char[]){"b"}}};
static const struct exercise EXERCISE = {
    .id = id,
    .answers = path,
    .cases = cases,
    .case_count = COUNT(cases),
    .pitfalls = pitfalls,
    .pitfall_count = COUNT(pitfalls),
};

static const char GOOD[] =
    "{\"format\":1,\"exercise\":\"sample\",\"programs\":["
    "{\"program\":\"a\",\"answers\":{"
    "\"first\":{\"shape\":[8],\"data\":[1,2.5,\"nan\",\"-inf\"]},"
    "\"second\":{\"shape\":[2,1],\"data\":[7,8]},\"count\":4}},"
    "{\"program\":\"b-c+a.2\",\"answers\":{\"first\":\"refused\",\"second\":\"time-limit\"}},"
    "{\"program\":\"b\",\"answers\":{\"first\":\"skipped\",\"second\":[2,4,\"inf\",8.5]}}]}";

static int make_file(void **state)
{
	(void)state;
	int fd = mkstemp(path);

	return fd < 0 ? -1 : close(fd);
}

static int remove_file(void **state)
{
	(void)state;
	return unlink(path);
}

static void write_file(const char *text, size_t length)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

/* --- reading ---------------------------------------------------------------------------------- */

static void a_good_file_is_read(void **state)
{
	struct known_programs known;
	struct error error = {""};

	(void)state;
	write_file(GOOD, sizeof GOOD - 1);
	assert_int_equal(known_load(&known, &EXERCISE, &error), 0);
	assert_int_equal(known.count, 3);
	const struct known_program *one = &known.list[0], *two = &known.list[1],
				   *three = &known.list[2];

	assert_string_equal(one->name, "a");
	assert_int_equal(one->pitfall_count, 1);
	assert_int_equal(one->answers[0].verdict, VERDICT_WRONG_ANSWER);
	assert_true(one->answers[0].returned && one->answers[0].numbers[1] == 2.5F);
	assert_true(isnan(one->answers[0].numbers[2]));
	assert_int_equal(one->answers[1].verdict, VERDICT_WRONG_SHAPE);
	assert_int_equal(one->answers[2].integer, 4);
	assert_int_equal(two->pitfall_count, 2);
	assert_int_equal(two->pitfalls[0], 1);
	assert_int_equal(two->pitfalls[1], 0);
	assert_true(two->answers[0].refused && !two->answers[0].returned);
	assert_int_equal(two->answers[1].verdict, VERDICT_TIME_LIMIT);
	assert_int_equal(two->answers[2].verdict, VERDICT_ACCEPTED);
	assert_true(three->answers[0].skipped && !two->answers[0].skipped);
	assert_int_equal(three->answers[1].verdict, VERDICT_WRONG_ANSWER);
	assert_true(three->answers[1].returned && three->answers[1].rank == 2);
	assert_int_equal(three->answers[1].shape[1], 2);
	assert_true(isinf(three->answers[1].numbers[2]) && three->answers[1].numbers[3] == 8.5F);
	known_release(&known);
}

static void a_file_that_is_not_there_knows_nothing(void **state)
{
	struct exercise without = EXERCISE;
	struct known_programs known;
	struct error error = {""};
	char none[] = "/tmp/stride-known-none/none.json";

	(void)state;
	without.answers = none;
	assert_int_equal(known_load(&known, &without, &error), 0);
	assert_int_equal(known.count, 0);
	without.answers = NULL;
	assert_int_equal(known_load(&known, &without, &error), 0);
	known_release(&known);
}

/* GOOD with one place of it changed. */
static void a_faulty_file_is_refused(void **state)
{
	static const struct {
		const char *old, *new, *words;
	} ROWS[] = {
	    {"\"format\":1", "\"format\":2", "is no list of answers of format 1"},
	    {"\"format\":1", "\"format\":\"1\"", "is no list of answers of format 1"},
	    {"\"programs\":[", "\"programs\":[7,", "program \"\" is no pitfall"},
	    {"\"program\":\"a\"", "\"program\":\"z\"", "program \"z\" is no pitfall"},
	    {"\"program\":\"a\"", "\"program\":\"\"", "program \"\" is no pitfall"},
	    {"b-c+a.2", "b-c+a+b", "is no pitfall"},
	    {"\"first\":{", "\"third\":{", "case \"third\": there is no such case"},
	    {"\"refused\"", "\"refusal\"", "cannot be answered so"},
	    {"\"count\":4", "\"count\":{\"shape\":[],\"data\":[4]}", "case \"count\""},
	    {"[2,1]", "[2,-1]", "case \"second\""},
	    {"[2,1]", "[2,3]", "case \"second\""},
	    {"[2,1]", "[2,1,1,1,1,1,1,1,1]", "case \"second\""},
	    {"[2,1]", "[100000,100000,100000]", "case \"second\""},
	    {"[2,1]", "[2,\"1\"]", "case \"second\""},
	    {"[7,8]", "[7]", "case \"second\""},
	    {"[7,8]", "[7,8,9]", "case \"second\""},
	    {"[7,8]", "[7,\"eight\"]", "case \"second\""},
	    {"[7,8]", "78", "case \"second\""},
	    {"[2,4,\"inf\",8.5]", "[2,4,8.5]", "case \"second\""},
	    {"[2,4,\"inf\",8.5]", "[2,4,8,8,5]", "case \"second\""},
	    {"[2,4,\"inf\",8.5]", "[2,4,[],8.5]", "case \"second\""},
	    {"\"count\":4", "\"count\":[4]", "case \"count\""},
	};

	(void)state;
	for (int i = 0; i < COUNT(ROWS); i++) {
		const char *at = strstr(GOOD, ROWS[i].old);
		struct known_programs known;
		struct error error = {""};

		assert_non_null(at);
		char *text = text_format(
		    "%.*s%s%s", (int)(at - GOOD), GOOD, ROWS[i].new, at + strlen(ROWS[i].old));

		write_file(text, strlen(text));
		free(text);
		if (known_load(&known, &EXERCISE, &error) == 0)
			fail_msg("taken: %s", ROWS[i].new);
		if (!strstr(error.text, ROWS[i].words))
			fail_msg("\"%s\" is not in \"%s\"", ROWS[i].words, error.text);
		if (!strstr(error.text, "\"author answers sample\" writes it anew"))
			fail_msg("no help in \"%s\"", error.text);
		assert_int_equal(known.count, 0);
	}
}

static void a_cut_file_is_refused(void **state)
{
	(void)state;
	for (size_t length = 0; length < sizeof GOOD - 1; length++) {
		struct known_programs known;
		struct error error = {""};

		write_file(GOOD, length);
		assert_int_equal(known_load(&known, &EXERCISE, &error), -1);
		assert_true(*error.text);
	}
}

static void a_name_says_its_pitfalls(void **state)
{
	static const struct {
		const char *name;
		int count, pitfalls[2];
	} ROWS[] = {
	    {"a", 1, {0}},
	    {"b-c", 1, {1}},
	    {"b", 1, {2}},
	    {"a.2", 1, {0}},
	    {"a+b", 2, {0, 2}},
	    {"b-c+a.3.c", 2, {1, 0}},
	    {"", -1, {0}},
	    {".2", -1, {0}},
	    {"a+", -1, {0}},
	    {"+a", -1, {0}},
	    {"c", -1, {0}},
	    {"a+b+a", -1, {0}},
	    {"a+a", -1, {0}},
	    {"ab", -1, {0}},
	};

	(void)state;
	for (int i = 0; i < COUNT(ROWS); i++) {
		int found[MISTAKES_MAX] = {0};

		if (known_pitfalls(&EXERCISE, ROWS[i].name, found) != ROWS[i].count)
			fail_msg("\"%s\"", ROWS[i].name);
		if (ROWS[i].count > 0)
			assert_memory_equal(
			    found, ROWS[i].pitfalls, (size_t)ROWS[i].count * sizeof *found);
	}
	char *beside = known_path("data/vectors/x.json"), *plain = known_path("vectors");

	assert_string_equal(beside, "data/vectors/x.answers.json");
	assert_string_equal(plain, "vectors.answers.json");
	free(beside);
	free(plain);
}

/* --- comparing -------------------------------------------------------------------------------- */

static char refusal[] = "conv_general_dilated feature_group_count must be positive";
static char other[] = "tensor_at(x, ...): index 5 is outside axis 0, whose size is 5";

static struct case_result went(
    enum verdict verdict, const float *numbers, int size, const char *message)
{
	struct case_result result = {.verdict = verdict, .message = (char *)(uintptr_t)message};

	if (numbers)
		result.got.tensor = (tensor){(float *)(uintptr_t)numbers, 1, {size}};
	return result;
}

static struct known_answer answered(enum verdict verdict, const float *numbers, int size)
{
	struct known_answer known = {.verdict = verdict, .returned = numbers != NULL, .rank = 1};

	known.shape[0] = size;
	for (int i = 0; numbers && i < size && i < KNOWN_NUMBERS; i++)
		known.numbers[i] = numbers[i];
	return known;
}

static void a_case_agrees_or_does_not(void **state)
{
	static float near[] = {1.000001F, 2, 3, 4, 5, 6, 0, 0}, far[] = {1, 2, 3.5F, 4, 5, 6, 7, 8},
		     broken[] = {NAN, INFINITY, 3, 4, 5, 6, 7, 8};
	const struct {
		const char *of;
		struct known_answer known;
		struct case_result result;
		bool agree;
	} ROWS[] = {
	    {"right", {0}, went(VERDICT_ACCEPTED, eight, 8, NULL), true},
	    {"right alone", {0}, went(VERDICT_WRONG_ANSWER, eight, 8, NULL), false},
	    {"the same", answered(VERDICT_WRONG_ANSWER, eight, 8),
		went(VERDICT_WRONG_ANSWER, eight, 8, NULL), true},
	    {"near, as far as it is kept", answered(VERDICT_WRONG_ANSWER, eight, 8),
		went(VERDICT_WRONG_ANSWER, near, 8, NULL), true},
	    {"far", answered(VERDICT_WRONG_ANSWER, eight, 8),
		went(VERDICT_WRONG_ANSWER, far, 8, NULL), false},
	    {"no number, twice", answered(VERDICT_WRONG_ANSWER, broken, 8),
		went(VERDICT_WRONG_ANSWER, broken, 8, NULL), true},
	    {"no number, once", answered(VERDICT_WRONG_ANSWER, broken, 8),
		went(VERDICT_WRONG_ANSWER, eight, 8, NULL), false},
	    {"another length", answered(VERDICT_WRONG_SHAPE, eight, 7),
		went(VERDICT_WRONG_SHAPE, eight, 6, NULL), false},
	    {"another verdict", answered(VERDICT_WRONG_SHAPE, eight, 7),
		went(VERDICT_RUNTIME_ERROR, NULL, 0, other), false},
	    {"broken", answered(VERDICT_RUNTIME_ERROR, NULL, 0),
		went(VERDICT_RUNTIME_ERROR, NULL, 0, other), true},
	    {"refused alone", answered(VERDICT_RUNTIME_ERROR, NULL, 0),
		went(VERDICT_RUNTIME_ERROR, NULL, 0, refusal), false},
	    {"refused", {.verdict = VERDICT_RUNTIME_ERROR, .refused = true},
		went(VERDICT_RUNTIME_ERROR, NULL, 0, refusal), true},
	};

	(void)state;
	for (int i = 0; i < COUNT(ROWS); i++)
		if (known_agree(&ROWS[i].known, &cases[0], &ROWS[i].result) != ROWS[i].agree)
			fail_msg("%s", ROWS[i].of);
	struct case_result right = {.verdict = VERDICT_ACCEPTED}, skipped = {.skipped = true};

	assert_false(known_agree(&(struct known_answer){0}, &cases[0], &skipped));
	assert_false(known_agree(&(struct known_answer){.skipped = true}, &cases[0], &right));
}

static void whole_numbers_agree_by_their_value(void **state)
{
	struct known_answer known = {
	    .verdict = VERDICT_WRONG_ANSWER, .returned = true, .integer = 4};
	struct case_result result = {
	    .verdict = VERDICT_WRONG_ANSWER, .got = {.kind = VALUE_INT, .integer = 4}};

	(void)state;
	assert_true(known_agree(&known, &cases[2], &result));
	result.got.integer = 5;
	assert_false(known_agree(&known, &cases[2], &result));
}

static void two_went_alike_or_did_not(void **state)
{
	static float last[] = {1, 2, 3, 4, 5, 6, 7, 9};
	const struct {
		const char *of;
		struct case_result a, b;
		bool alike;
	} ROWS[] = {
	    {"right", went(VERDICT_ACCEPTED, eight, 8, NULL), went(VERDICT_ACCEPTED, last, 8, NULL),
		true},
	    {"the same", went(VERDICT_WRONG_ANSWER, last, 8, NULL),
		went(VERDICT_WRONG_ANSWER, last, 8, NULL), true},
	    {"the last number", went(VERDICT_WRONG_ANSWER, last, 8, NULL),
		went(VERDICT_WRONG_ANSWER, eight, 8, NULL), false},
	    {"the length", went(VERDICT_WRONG_SHAPE, last, 7, NULL),
		went(VERDICT_WRONG_SHAPE, last, 6, NULL), false},
	    {"the verdict", went(VERDICT_WRONG_SHAPE, last, 7, NULL),
		went(VERDICT_WRONG_ANSWER, last, 7, NULL), false},
	    {"what came back", went(VERDICT_RUNTIME_ERROR, last, 8, NULL),
		went(VERDICT_RUNTIME_ERROR, NULL, 0, other), false},
	    {"who ended it", went(VERDICT_RUNTIME_ERROR, NULL, 0, refusal),
		went(VERDICT_RUNTIME_ERROR, NULL, 0, other), false},
	    {"both broke", went(VERDICT_RUNTIME_ERROR, NULL, 0, NULL),
		went(VERDICT_RUNTIME_ERROR, NULL, 0, other), true},
	};

	(void)state;
	for (int i = 0; i < COUNT(ROWS); i++)
		if (known_same(&cases[0], &ROWS[i].a, &ROWS[i].b) != ROWS[i].alike ||
		    known_same(&cases[0], &ROWS[i].b, &ROWS[i].a) != ROWS[i].alike)
			fail_msg("%s", ROWS[i].of);
	struct case_result skipped = {.skipped = true};

	assert_false(known_same(&cases[0], &skipped, &skipped));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_good_file_is_read),
	    cmocka_unit_test(a_file_that_is_not_there_knows_nothing),
	    cmocka_unit_test(a_faulty_file_is_refused),
	    cmocka_unit_test(a_cut_file_is_refused),
	    cmocka_unit_test(a_name_says_its_pitfalls),
	    cmocka_unit_test(a_case_agrees_or_does_not),
	    cmocka_unit_test(whole_numbers_agree_by_their_value),
	    cmocka_unit_test(two_went_alike_or_did_not),
	};

	return cmocka_run_group_tests_name("known", tests, make_file, remove_file);
}
