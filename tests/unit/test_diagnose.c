/* Sentences about answers that are made by hand: each relation, and what only looks like one. */
#include "grader/diagnose.h"

#include "grader/compare.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* --- an exercise ------------------------------------------------------------------------------ */

enum { FIXED_CASES = 6, FRESH_CASES = 2 };

static char L[] = "L", K[] = "K", x[] = "x", kernel[] = "kernel", stride[] = "stride",
	    mode[] = "mode", basics[] = "basics", edges[] = "edges", fresh[] = "fresh";
static struct dim dims[] = {{L, 1, 9}, {K, 1, 9}};
static double modes[] = {0, 1};
static struct pitfall pitfalls[] = {
    {(char[]){"flipped"}, (char[]){"It is flipped"}, (char[]){"You flip it."}, (char[]){"Do not."}},
    {(char[]){"late"}, (char[]){"It is late"}, (char[]){"You wait."}, (char[]){"Hurry."}},
};
static float ones[9] = {1, 1, 1, 1, 1, 1, 1, 1, 1}, three[] = {1, 2, 4};
static struct test_case fixed[FIXED_CASES] = {
    {.category = basics, .want = {.tensor = {three, 1, {3}}}, .tol = 1e-6},
    {.category = basics, .want = {.tensor = {three, 1, {3}}}, .tol = 1e-6},
    {.category = basics, .want = {.tensor = {three, 1, {3}}}, .tol = 1e-6},
    {.category = basics, .want = {.tensor = {three, 1, {3}}}, .tol = 1e-6},
    {.category = edges, .want = {.tensor = {three, 1, {3}}}, .tol = 1e-6},
    {.category = edges, .want = {.tensor = {three, 1, {3}}}, .tol = 1e-6},
};
static const struct exercise EXERCISE = {
    .dims = dims,
    .dim_count = 2,
    .params =
	{
	    {.name = x, .kind = VALUE_TENSOR, .shape = {L}, .rank = 1},
	    {.name = kernel, .kind = VALUE_TENSOR, .shape = {K}, .rank = 1},
	    {.name = stride, .kind = VALUE_INT},
	    {.name = mode, .kind = VALUE_FLOAT, .choices = modes, .choice_count = 2},
	},
    .param_count = 4,
    .pitfalls = pitfalls,
    .pitfall_count = COUNT(pitfalls),
    .cases = fixed,
    .case_count = FIXED_CASES,
};

/* --- a known mistake -------------------------------------------------------------------------- */

/* How the submission and a program fared: '.' right, 'a' and 'b' two wrong answers, '-' not run. */
static enum confidence compared(const char *submission, const char *program)
{
	static float a[] = {4, 2, 1}, b[] = {0, 1, 2};
	static struct test_case drawn[FRESH_CASES] = {{.category = fresh}, {.category = fresh}};
	struct case_result results[FIXED_CASES + FRESH_CASES] = {0};
	struct known_answer answers[FIXED_CASES] = {0};
	const struct known_program known = {.answers = answers};
	const struct evidence evidence = {&EXERCISE, results, (int)strlen(submission)};

	for (int i = 0; submission[i]; i++) {
		bool wrong = submission[i] == 'a' || submission[i] == 'b';

		results[i].of = i < FIXED_CASES ? &fixed[i] : &drawn[i - FIXED_CASES];
		results[i].skipped = submission[i] == '-';
		results[i].verdict = wrong ? VERDICT_WRONG_ANSWER : VERDICT_ACCEPTED;
		results[i].got.tensor = (tensor){submission[i] == 'a' ? a : b, 1, {3}};
	}
	for (int i = 0; program[i]; i++)
		if (program[i] == '-') {
			answers[i].skipped = true;
		} else if (program[i] != '.') {
			answers[i] = (struct known_answer){.verdict = VERDICT_WRONG_ANSWER,
			    .returned = true,
			    .rank = 1,
			    .shape = {3}};
			memcpy(answers[i].numbers, program[i] == 'a' ? a : b, sizeof a);
		}
	return diagnose_compare(&evidence, &known);
}

static void a_program_is_known_by_its_answers(void **state)
{
	static const struct {
		const char *submission, *program;
		enum confidence confidence;
	} ROWS[] = {
	    {"aaa...", "aaa...", CONFIDENCE_CERTAIN},
	    {"a.....", "a.....", CONFIDENCE_CERTAIN},
	    {"aaa...", "aab...", CONFIDENCE_NONE},   /* another wrong answer */
	    {"aaa...", "aa....", CONFIDENCE_NONE},   /* wrong where the program is right */
	    {"aaa...", "aaaa..", CONFIDENCE_NONE},   /* right, in a category that fails */
	    {"aaa...", "aaa.a.", CONFIDENCE_LIKELY}, /* right, in another category */
	    {"aa....", "aa..a.", CONFIDENCE_NONE},   /* too few to say likely */
	    {"aaa.-.", "aaa.a.", CONFIDENCE_LIKELY}, /* not run */
	    {"aaa-..", "aaa...", CONFIDENCE_LIKELY},
	    {"aaa---", "aaa---", CONFIDENCE_LIKELY},
	    {"aaa...", "aaa---", CONFIDENCE_LIKELY},
	    {"aaab..", "aaa---", CONFIDENCE_LIKELY}, /* nor was the program */
	    {"aab---", "aaa---", CONFIDENCE_NONE},
	    {"aa----", "aa----", CONFIDENCE_NONE}, /* too few */
	    {"aab...", "aa-...", CONFIDENCE_NONE},
	    {"aaa...bb", "aaa...", CONFIDENCE_CERTAIN}, /* fresh ones are not for here */
	    {"......bb", "......", CONFIDENCE_CERTAIN},
	};

	(void)state;
	for (int i = 0; i < COUNT(ROWS); i++)
		if (compared(ROWS[i].submission, ROWS[i].program) != ROWS[i].confidence)
			fail_msg("%s, held against %s", ROWS[i].submission, ROWS[i].program);
}

static void a_name_is_in_the_manifests_words(void **state)
{
	struct diagnosis diagnosis = {.mistakes = {&pitfalls[0], &pitfalls[1]}};
	static const struct {
		int mistakes;
		enum diagnosis_part part;
		const char *text;
	} ROWS[] = {
	    {0, DIAGNOSIS_TITLE, NULL},
	    {1, DIAGNOSIS_TITLE, "It is flipped"},
	    {1, DIAGNOSIS_HINT, "Do not."},
	    {2, DIAGNOSIS_TITLE, "It is flipped; and: It is late"},
	    {2, DIAGNOSIS_EXPLAIN, "You flip it. And: You wait."},
	};

	(void)state;
	for (int i = 0; i < COUNT(ROWS); i++) {
		diagnosis.mistake_count = ROWS[i].mistakes;
		char *text = diagnosis_text(&diagnosis, ROWS[i].part);

		if (!ROWS[i].text)
			assert_null(text);
		else
			assert_string_equal(text, ROWS[i].text);
		free(text);
	}
	char *ids = diagnosis_ids(&diagnosis, "+");

	assert_string_equal(ids, "flipped+late");
	free(ids);
}

/* --- where it is wrong ------------------------------------------------------------------------ */

/* The sentence that was said last; empty if none was. */
static char said[512];

static void take_said(struct diagnosis *diagnosis)
{
	assert_in_range(diagnosis->fact_count, 0, 1);
	snprintf(said, sizeof said, "%s", diagnosis->fact_count > 0 ? diagnosis->facts[0] : "");
	diagnosis_release(diagnosis);
}

struct input {
	int L, K, stride, mode;
};

static bool even_kernel(struct input of)
{
	return of.K % 2 == 0;
}

static bool even_kernel_in_mode(struct input of)
{
	return of.K % 2 == 0 && of.mode == 1;
}

static bool stride_left_over(struct input of)
{
	return of.L % of.stride != 0;
}

static bool kernel_too_long(struct input of)
{
	return of.K > of.L;
}

/* No pattern that a feature could have, but within one. */
static bool some_even_kernels(struct input of)
{
	return of.K % 2 == 0 && (of.L * 7 + of.K * 5 + of.stride * 11 + of.mode * 3) % 5 < 2;
}

static bool scattered(struct input of)
{
	return (of.L * 7 + of.K * 5 + of.stride * 11 + of.mode * 3) % 5 < 2;
}

static bool single(struct input of)
{
	return of.L == 3 && of.K == 2 && of.stride == 2 && of.mode == 0;
}

/* All with an even L, which proves nothing of four. */
static bool four_by_accident(struct input of)
{
	static const struct input FOUR[] = {{2, 1, 1, 0}, {4, 4, 3, 1}, {8, 2, 2, 0}, {6, 3, 1, 1}};

	for (int i = 0; i < COUNT(FOUR); i++)
		if (memcmp(&of, &FOUR[i], sizeof of) == 0)
			return true;
	return false;
}

static bool always(struct input of)
{
	(void)of;
	return true;
}

static bool never(struct input of)
{
	(void)of;
	return false;
}

enum { INPUTS_MOST = 400 };

/* Says where it is wrong, of all small inputs. */
static void locate(bool (*wrong)(struct input of))
{
	static struct test_case cases[INPUTS_MOST];
	static struct case_result results[INPUTS_MOST];
	struct evidence evidence = {&EXERCISE, results, 0};
	struct diagnosis diagnosis = {0};

	for (int i = 0; i < 7 * 4 * 3 * 2; i++) {
		struct input of = {2 + i % 7, 1 + i / 7 % 4, 1 + i / 28 % 3, i / 84};
		struct test_case *c = &cases[evidence.count];

		c->args[0] = (struct value){.kind = VALUE_TENSOR, .tensor = {ones, 1, {of.L}}};
		c->args[1] = (struct value){.kind = VALUE_TENSOR, .tensor = {ones, 1, {of.K}}};
		c->args[2] = (struct value){.kind = VALUE_INT, .integer = of.stride};
		c->args[3] = (struct value){.kind = VALUE_FLOAT, .real = (float)of.mode};
		results[evidence.count++] = (struct case_result){
		    .of = c, .verdict = wrong(of) ? VERDICT_WRONG_ANSWER : VERDICT_ACCEPTED};
	}
	diagnose_where(&diagnosis, &evidence);
	take_said(&diagnosis);
}

static void what_wrong_inputs_share_is_said(void **state)
{
	static const struct {
		bool (*wrong)(struct input of);
		const char *sentence;
	} ROWS[] = {
	    {even_kernel, "It is wrong wherever K is even, and right everywhere else."},
	    {even_kernel_in_mode,
		"It is wrong wherever mode is 1 and K is even, and right everywhere else."},
	    {stride_left_over,
		"It is wrong wherever stride does not divide L, and right everywhere else."},
	    {kernel_too_long, "It is wrong wherever L is less than K, and right everywhere else."},
	    {some_even_kernels, "It is wrong only where K is even."},
	    {always, "It is wrong on every input that was tried."},
	    {scattered, ""},
	    {single, ""},
	    {four_by_accident, ""},
	    {never, ""},
	};

	(void)state;
	for (int i = 0; i < COUNT(ROWS); i++) {
		locate(ROWS[i].wrong);
		assert_string_equal(said, ROWS[i].sentence);
	}
}

/* --- how it is wrong -------------------------------------------------------------------------- */

enum { NUMBERS_MOST = 8, RESULTS_MOST = 3 };

/* A result and the wanted one; the numbers of an axis of 0 are not there. */
struct answer {
	int want_shape[3], got_shape[3]; /* each ends with a 0 */
	float want[NUMBERS_MOST], got[NUMBERS_MOST];
};

static tensor shaped(const int *shape, const float *numbers)
{
	tensor t = {.data = (float *)(uintptr_t)numbers};

	while (shape[t.rank]) {
		t.shape[t.rank] = shape[t.rank];
		t.rank++;
	}
	return t;
}

typedef void sayer(struct diagnosis *diagnosis, const struct evidence *evidence);

static void say(sayer *by, const struct answer *answers, int count)
{
	struct test_case cases[RESULTS_MOST] = {0};
	struct case_result results[RESULTS_MOST] = {0};
	struct evidence evidence = {&EXERCISE, results, count};
	struct diagnosis diagnosis = {0};

	for (int i = 0; i < count; i++) {
		cases[i].want.tensor = shaped(answers[i].want_shape, answers[i].want);
		cases[i].tol = 1e-5;
		results[i].of = &cases[i];
		results[i].verdict = VERDICT_WRONG_ANSWER;
		results[i].got.tensor = shaped(answers[i].got_shape, answers[i].got);
	}
	by(&diagnosis, &evidence);
	take_said(&diagnosis);
}

#define THREE     \
	{3},      \
	{         \
		3 \
	}
#define FOUR      \
	{4},      \
	{         \
		4 \
	}

static void what_results_have_to_do_with_the_right_ones_is_said(void **state)
{
	static const struct {
		const char *sentence;
		struct answer answers[RESULTS_MOST];
	} ROWS[] = {
	    {"Every number that comes out is 7.",
		{{THREE, {1, 2, 3}, {7, 7, 7}}, {{2}, {2}, {1, 5}, {7, 7}}, {{1}, {1}, {2}, {7}}}},
	    {"Every number is 2 times the right one.",
		{{THREE, {1, 2, 4}, {2, 4, 8}}, {THREE, {-1, 0, 3}, {-2, 0, 6}},
		    {{1}, {1}, {5}, {10}}}},
	    {"Every number is -1 times the right one.",
		{{THREE, {1, 2, 4}, {-1, -2, -4}}, {THREE, {-1, 0, 3}, {1, 0, -3}},
		    {{1}, {1}, {5}, {-5}}}},
	    {"Every number is off by 0.5.",
		{{THREE, {1, 2, 4}, {1.5F, 2.5F, 4.5F}}, {{2}, {2}, {0, 3}, {0.5F, 3.5F}},
		    {{1}, {1}, {5}, {5.5F}}}},
	    {"Each number is the one before the right one: all are one place late.",
		{{FOUR, {1, 2, 4, 7}, {9, 1, 2, 4}}, {THREE, {5, 3, 4}, {0, 5, 3}},
		    {{2}, {2}, {5, 1}, {0, 5}}}},
	    {"Each number is the one after the right one: all are one place early.",
		{{FOUR, {1, 2, 4, 7}, {2, 4, 7, 0}}, {THREE, {5, 3, 4}, {3, 4, 9}},
		    {{2}, {2}, {5, 1}, {1, 0}}}},
	    {"The numbers are right, but in reverse order.",
		{{FOUR, {1, 2, 4, 7}, {7, 4, 2, 1}}, {THREE, {5, 3, 4}, {4, 3, 5}},
		    {{2}, {2}, {5, 1}, {1, 5}}}},
	    {"The numbers are right, but rows and columns are exchanged.",
		{{{2, 3}, {2, 3}, {1, 2, 3, 4, 5, 6}, {1, 4, 2, 5, 3, 6}},
		    {{2, 2}, {2, 2}, {1, 2, 3, 4}, {1, 3, 2, 4}},
		    {{2, 2}, {2, 2}, {5, 2, 3, 4}, {5, 3, 2, 4}}}},
	    {"Every number that comes out is whole: what is behind the point is lost.",
		{{THREE, {1.5F, 2, 4.25F}, {1, 2, 4}}, {THREE, {-1.5F, 0.5F, 3}, {-1, 0, 3}},
		    {{1}, {1}, {2.5F}, {2}}}},
	    {"All is right but for the last numbers of the result.",
		{{FOUR, {1, 2, 4, 7}, {1, 2, 4, 3}}, {THREE, {5, 3, 4}, {5, 3, 3}},
		    {THREE, {5, 3, 4}, {5, 7, 3}}}},
	    {"All is right but for the first numbers of the result.",
		{{FOUR, {1, 2, 4, 7}, {9, 2, 4, 7}}, {THREE, {5, 3, 4}, {4, 3, 4}},
		    {THREE, {5, 3, 4}, {1, 1, 4}}}},
	    {"The middle of the result is right, and both ends are wrong.",
		{{FOUR, {1, 2, 4, 7}, {9, 2, 4, 8}}, {THREE, {5, 3, 4}, {4, 3, 9}},
		    {THREE, {5, 3, 4}, {1, 3, 5}}}},
	    {"The result is longer than it should be, each time by 1.",
		{{{3}, {4}, {1, 2, 4}, {1, 2, 4, 0}}, {{1}, {2}, {1}, {1, 3}},
		    {{2}, {3}, {1, 5}, {1, 5, 0}}}},
	    {"The result is shorter than it should be, each time by 2.",
		{{{3}, {1}, {1, 2, 4}, {1}}, {{4}, {2}, {1}, {1, 3}}, {{3}, {1}, {1, 5}, {1}}}},
	    {"The result has 2 axes, each time, which is the wrong number of them.",
		{{{3}, {3, 1}, {1, 2, 4}, {1, 2, 4}}, {{2}, {2, 1}, {1, 5}, {1, 3}},
		    {{1}, {1, 1}, {1}, {1}}}},
	};

	(void)state;
	for (int i = 0; i < COUNT(ROWS); i++) {
		say(diagnose_how, ROWS[i].answers, RESULTS_MOST);
		assert_string_equal(said, ROWS[i].sentence);
	}
}

/* Each holds as far as it goes, and would be told if that were enough. */
static void what_may_be_an_accident_is_not_said(void **state)
{
	static const struct {
		const char *of;
		int count;
		struct answer answers[RESULTS_MOST];
	} ROWS[] = {
	    {"a single result", 1, {{THREE, {1, 2, 4}, {2, 4, 8}}}},
	    {"single numbers", 3,
		{{{1}, {1}, {1}, {2}}, {{1}, {1}, {2}, {4}}, {{1}, {1}, {3}, {6}}}},
	    {"one that does not fit", 3,
		{{THREE, {1, 2, 4}, {2, 4, 8}}, {THREE, {1, 2, 5}, {2, 4, 10}},
		    {THREE, {1, 2, 5}, {2, 4, 11}}}},
	    {"other factors", 2, {{THREE, {1, 2, 4}, {2, 4, 8}}, {THREE, {1, 2, 4}, {3, 6, 12}}}},
	    {"other distances", 2, {{THREE, {1, 2, 4}, {2, 3, 5}}, {THREE, {1, 2, 4}, {3, 4, 6}}}},
	    {"other constants", 2, {{THREE, {1, 2, 4}, {3, 3, 3}}, {THREE, {1, 2, 4}, {5, 5, 5}}}},
	    {"other lengths", 2, {{{3}, {4}, {1, 2, 4}, {1, 2, 4, 0}}, {{1}, {3}, {1}, {1, 3, 0}}}},
	    {"equal numbers, shifted", 2,
		{{THREE, {3, 3, 3}, {1, 3, 3}}, {{2}, {2}, {2, 2}, {1, 2}}}},
	    {"nothing in common", 2,
		{{THREE, {1, 2, 4}, {3, 9, 5}}, {THREE, {1, 2, 4}, {8, -1, 0}}}},
	    {"not a number", 2,
		{{THREE, {1, 2, 4}, {NAN, NAN, NAN}}, {THREE, {1, 2, 4}, {NAN, NAN, NAN}}}},
	};

	(void)state;
	for (int i = 0; i < COUNT(ROWS); i++) {
		say(diagnose_how, ROWS[i].answers, ROWS[i].count);
		if (*said)
			fail_msg("of %s: %s", ROWS[i].of, said);
	}
}

/* --- memory that was never written ------------------------------------------------------------ */

static float poison(unsigned char byte)
{
	float number;

	memset(&number, byte, sizeof number);
	return number;
}

static void what_was_never_written_is_said(void **state)
{
	struct answer answers[2] = {
	    {THREE, {1, 2, 4}, {1, 2, 4}}, {FOUR, {1, 2, 4, 7}, {1, 2, 4, 8}}};

	(void)state;
	say(diagnose_unwritten, answers, 2);
	assert_string_equal(said, "");
	answers[1].got[3] = poison(0x7F);
	say(diagnose_unwritten, answers, 2);
	assert_string_equal(said, "y[3] was never written: it is what fresh memory holds.");
	answers[1].got[3] = poison(0xFE);
	say(diagnose_unwritten, answers, 2);
	assert_string_equal(said, "y[3] comes from a variable that was never given a value.");
}

static void there_is_an_end_to_facts(void **state)
{
	struct diagnosis diagnosis = {0};

	(void)state;
	for (int i = 0; i < FACTS_MAX + 3; i++)
		diagnose_add(&diagnosis, "fact %d\x1b[2J", i);
	assert_int_equal(diagnosis.fact_count, FACTS_MAX);
	assert_string_equal(diagnosis.facts[FACTS_MAX - 1], "fact 5\\x1b[2J");
	diagnosis_release(&diagnosis);
	assert_int_equal(diagnosis.fact_count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_program_is_known_by_its_answers),
	    cmocka_unit_test(a_name_is_in_the_manifests_words),
	    cmocka_unit_test(what_wrong_inputs_share_is_said),
	    cmocka_unit_test(what_results_have_to_do_with_the_right_ones_is_said),
	    cmocka_unit_test(what_may_be_an_accident_is_not_said),
	    cmocka_unit_test(what_was_never_written_is_said),
	    cmocka_unit_test(there_is_an_end_to_facts),
	};

	return cmocka_run_group_tests_name("diagnose", tests, NULL, NULL);
}
