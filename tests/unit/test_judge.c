/* Verdicts and sentences about outcomes that are made by hand: whatever a run can report. */
#include "grader/judge.h"

#include "grader/value.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* --- a case, and what may have come of it ----------------------------------------------------- */

static char function[] = "f", x[] = "x", kernel[] = "kernel", case_name[] = "case";
static float wanted[] = {1, 2, 3};

static const struct exercise TENSORS = {
    .function = function,
    .params = {{.name = x}, {.name = kernel}},
    .param_count = 2,
    .returns = VALUE_TENSOR,
    .limits = {.time_ms = 50, .memory_mb = 64, .output_kb = 8},
};

static const struct test_case WANTS_TENSOR = {
    .name = case_name,
    .args = {{.tensor = {wanted, 1, {3}}}, {.tensor = {wanted, 1, {1}}}},
    .want = {.kind = VALUE_TENSOR, .tensor = {wanted, 1, {3}}},
    .tol = 1e-6,
    .hidden = true,
};

static struct outcome ended(enum report_end end, uint32_t detail)
{
	return (struct outcome){
	    .end = {end, detail},
	    .answer = {.state = ANSWER_RUNNING, .fault = {.tensor = -1, .writing = -1}},
	    .floats = wanted, /* never NULL: they lie in memory of the run's own */
	};
}

static struct outcome answered(enum answer_state state, const char *sentence)
{
	struct outcome outcome = ended(END_RETURNED, 0);

	outcome.answer.state = state;
	snprintf(outcome.answer.sentence, sizeof outcome.answer.sentence, "%s", sentence);
	return outcome;
}

/* A vector of three; the numbers are borrowed. */
static struct outcome returned(const float *numbers)
{
	struct outcome outcome = answered(ANSWER_RETURNED, "");

	outcome.answer.rank = 1;
	outcome.answer.shape[0] = 3;
	outcome.answer.stored = 3;
	outcome.answer.nanoseconds = 2500000;
	outcome.floats = numbers;
	return outcome;
}

/* The last one judged; released by forget, which also is a teardown. */
static struct case_result judged;

static int forget(void **state)
{
	(void)state;
	free(judged.message);
	value_release(&judged.got);
	judged = (struct case_result){0};
	return 0;
}

static void judge_both(const struct outcome *first, const struct outcome *second)
{
	forget(NULL);
	judged.of = &WANTS_TENSOR;
	judge_case(&judged, &TENSORS, first, second);
}

static void assert_judged(enum verdict verdict, const char *words)
{
	if (judged.verdict != verdict)
		fail_msg("%s, not %s: %s", verdict_name(judged.verdict), verdict_name(verdict),
		    judged.message ? judged.message : "");
	if (!words) {
		assert_null(judged.message);
		return;
	}
	assert_non_null(judged.message);
	if (!strstr(judged.message, words))
		fail_msg("there is no \"%s\" in \"%s\"", words, judged.message);
}

static void assert_outcome(struct outcome outcome, enum verdict verdict, const char *words)
{
	judge_both(&outcome, NULL);
	assert_judged(verdict, words);
}

static struct outcome signalled(int number, int argument, int64_t index, int writing)
{
	struct outcome outcome = ended(END_SIGNAL, (uint32_t)number);

	outcome.answer.fault =
	    (struct answer_fault){.tensor = argument, .index = index, .writing = writing};
	return outcome;
}

/* --- one run ---------------------------------------------------------------------------------- */

static void every_way_to_end(void **state)
{
	(void)state;
	assert_outcome(ended(END_NONE, 0), VERDICT_TIME_LIMIT, "not run");
	assert_true(judged.skipped);
	assert_outcome(returned(wanted), VERDICT_ACCEPTED, NULL);
	assert_false(judged.skipped);
	assert_outcome(ended(END_SIGNAL, SIGSEGV), VERDICT_RUNTIME_ERROR, "crashed (SIGSEGV)");
	assert_outcome(ended(END_EXIT, 3), VERDICT_RUNTIME_ERROR, "with status 3");
	assert_outcome(ended(END_TIME, 0), VERDICT_TIME_LIMIT, "within 50 ms");
	assert_outcome(ended(END_OUTPUT, 0), VERDICT_OUTPUT_LIMIT, "more than 8 kB");
	assert_outcome(ended(END_OUTPUT + 1, 0), VERDICT_TIME_LIMIT, "");
}

static void every_state_of_an_answer(void **state)
{
	(void)state;
	assert_outcome(
	    answered(ANSWER_UNTOUCHED, ""), VERDICT_RUNTIME_ERROR, "left before it returned");
	assert_outcome(
	    answered(ANSWER_RUNNING, ""), VERDICT_RUNTIME_ERROR, "left before it returned");
	assert_outcome(answered(ANSWER_MISUSE, "axis 0 of shape (-1,) is negative"),
	    VERDICT_RUNTIME_ERROR, "axis 0 of shape (-1,) is negative");
	assert_outcome(answered(ANSWER_NO_MEMORY, "there is no room for 9 numbers"),
	    VERDICT_MEMORY_LIMIT, "there is no room for 9 numbers");
	assert_outcome(answered(ANSWER_LOCAL_ARRAY, ""), VERDICT_WRONG_ANSWER, "a local array");
	assert_outcome(answered((enum answer_state)77, ""), VERDICT_RUNTIME_ERROR, "left before");
}

static void what_came_back_is_kept(void **state)
{
	static const float OTHER[] = {1, 5, NAN};
	struct outcome outcome = returned(OTHER);

	(void)state;
	judge_both(&outcome, NULL);
	assert_judged(VERDICT_WRONG_ANSWER, "y[1] is 5, but should be 2 (2 of 3 values differ)");
	assert_int_equal(judged.got.tensor.rank, 1);
	assert_true(judged.got.tensor.data != OTHER);
	assert_true(judged.got.tensor.data[1] == 5);
	assert_true(judged.time_ms == 2.5);
	outcome = ended(END_TIME, 0);
	judge_both(&outcome, NULL);
	assert_null(judged.got.tensor.data);
}

static void another_shape_is_told(void **state)
{
	struct outcome outcome = returned(wanted);

	(void)state;
	outcome.answer.rank = 2;
	outcome.answer.shape[1] = 1;
	assert_outcome(outcome, VERDICT_WRONG_SHAPE, "shape (3, 1) instead of (3,)");
	assert_int_equal(judged.got.tensor.rank, 2);
}

static void what_is_no_shape_is_told_and_not_kept(void **state)
{
	static const int RANKS[] = {-1, 9, 1000000};
	struct outcome outcome;

	(void)state;
	for (size_t i = 0; i < sizeof RANKS / sizeof *RANKS; i++) {
		outcome = returned(wanted);
		outcome.answer.rank = RANKS[i];
		assert_outcome(outcome, VERDICT_WRONG_SHAPE, "which no tensor has");
		assert_null(judged.got.tensor.data);
	}
	outcome = returned(wanted);
	outcome.answer.shape[0] = -3;
	assert_outcome(outcome, VERDICT_WRONG_SHAPE, "shape (-3,) instead of (3,)");
	assert_null(judged.got.tensor.data);
	/* Fewer numbers than the shape promises: nothing is to be copied. */
	outcome = returned(wanted);
	outcome.answer.shape[0] = 1 << 30;
	assert_outcome(outcome, VERDICT_WRONG_SHAPE, "(1073741824,)");
	assert_null(judged.got.tensor.data);
}

static void a_shape_without_data_is_a_mistake_of_its_own(void **state)
{
	struct outcome outcome = returned(wanted);

	(void)state;
	outcome.answer.stored = 0;
	assert_outcome(outcome, VERDICT_RUNTIME_ERROR, "its data is NULL");
	assert_null(judged.got.tensor.data);
}

static void an_empty_result_needs_no_data(void **state)
{
	static const struct test_case WANTS_NOTHING = {
	    .want = {.kind = VALUE_TENSOR, .tensor = {NULL, 1, {0}}}};
	struct outcome outcome = returned(wanted);

	(void)state;
	outcome.answer.stored = 0;
	outcome.answer.shape[0] = 0;
	judged.of = &WANTS_NOTHING;
	judge_case(&judged, &TENSORS, &outcome, &outcome);
	assert_judged(VERDICT_ACCEPTED, NULL);
}

static void a_whole_number_is_compared(void **state)
{
	static const struct test_case WANTS_INT = {.want = {.kind = VALUE_INT, .integer = 4}};
	struct exercise exercise = TENSORS;
	struct outcome right = answered(ANSWER_RETURNED, ""), wrong = right;

	(void)state;
	exercise.returns = VALUE_INT;
	right.answer.integer = 4;
	judged.of = &WANTS_INT;
	judge_case(&judged, &exercise, &right, &right);
	assert_judged(VERDICT_ACCEPTED, NULL);
	judge_case(&judged, &exercise, &wrong, &wrong);
	assert_judged(VERDICT_WRONG_ANSWER, "0 instead of 4");
	assert_null(strstr(judged.message, "called again"));
	judge_case(&judged, &exercise, &wrong, &right);
	assert_judged(VERDICT_WRONG_ANSWER, "0 instead of 4; called again");
}

static void a_tensor_beside_a_whole_number_is_not_looked_at(void **state)
{
	static const struct test_case WANTS_INT = {.want = {.kind = VALUE_INT, .integer = 4}};
	struct exercise exercise = TENSORS;
	struct outcome outcome = returned(wanted);

	(void)state;
	exercise.returns = VALUE_INT;
	judged.of = &WANTS_INT;
	judge_case(&judged, &exercise, &outcome, NULL);
	assert_judged(VERDICT_WRONG_ANSWER, "0 instead of 4");
	assert_int_equal(judged.got.kind, VALUE_INT);
	assert_null(judged.got.tensor.data);
}

/* --- signals ---------------------------------------------------------------------------------- */

static void signals_have_meanings(void **state)
{
	static const struct {
		int number;
		enum verdict verdict;
		const char *words;
	} SIGNALS[] = {
	    {SIGSYS, VERDICT_FORBIDDEN, "asked the system"},
	    {SIGXCPU, VERDICT_TIME_LIMIT, "SIGXCPU"},
	    {SIGKILL, VERDICT_RUNTIME_ERROR, "was killed"},
	    {SIGFPE, VERDICT_RUNTIME_ERROR, "divided by zero"},
	    {SIGABRT, VERDICT_RUNTIME_ERROR, "ended itself"},
	    {SIGBUS, VERDICT_RUNTIME_ERROR, "crashed (SIGBUS)"},
	    {SIGILL, VERDICT_RUNTIME_ERROR, "crashed (SIGILL)"},
	    {999, VERDICT_RUNTIME_ERROR, "crashed (SIG?)"},
	    {-1, VERDICT_RUNTIME_ERROR, "crashed (SIG?)"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++)
		assert_outcome(ended(END_SIGNAL, (uint32_t)SIGNALS[i].number), SIGNALS[i].verdict,
		    SIGNALS[i].words);
}

static void a_broken_access_names_its_tensor(void **state)
{
	struct outcome outcome;

	(void)state;
	assert_outcome(signalled(SIGSEGV, 0, 5, 0), VERDICT_RUNTIME_ERROR,
	    "x[5] was read, but x has 3 numbers");
	assert_outcome(signalled(SIGSEGV, 1, -1, 1), VERDICT_RUNTIME_ERROR,
	    "kernel[-1] was written, but kernel begins with kernel[0]");
	assert_outcome(signalled(SIGSEGV, 1, 1, 1), VERDICT_RUNTIME_ERROR,
	    "kernel[1] was written, but kernel has 1 number");
	assert_outcome(signalled(SIGSEGV, 2, 5, 0), VERDICT_RUNTIME_ERROR, "crashed (SIGSEGV)");
	assert_outcome(signalled(SIGSEGV, -2, 5, 0), VERDICT_RUNTIME_ERROR, "crashed (SIGSEGV)");
	outcome = signalled(SIGSEGV, 0, 5, 0);
	outcome.answer.fault.overflow = 1;
	assert_outcome(outcome, VERDICT_RUNTIME_ERROR, "the stack overflowed");
}

static void a_fault_is_what_broke(void **state)
{
	struct outcome outcome = signalled(SIGSEGV, 1, -2, 1);
	struct fault fault = {0};

	(void)state;
	judge_fault(&fault, &TENSORS, &outcome);
	assert_true(fault.known);
	assert_string_equal(fault.signal, "SIGSEGV");
	assert_string_equal(fault.tensor, "kernel");
	assert_string_equal(fault.access, "write");
	assert_int_equal(fault.index, -2);
	free(fault.signal);
	free(fault.tensor);
	free(fault.access);

	fault = (struct fault){0};
	outcome = signalled(SIGSEGV, 7, 0, -1);
	judge_fault(&fault, &TENSORS, &outcome);
	assert_true(fault.known);
	assert_null(fault.tensor);
	assert_null(fault.access);
	free(fault.signal);
}

static void a_misuse_is_a_fault_without_a_signal(void **state)
{
	struct outcome outcome = answered(ANSWER_MISUSE, "no");
	struct fault fault = {0};

	(void)state;
	outcome.answer.fault.tensor = 0;
	judge_fault(&fault, &TENSORS, &outcome);
	assert_true(fault.known);
	assert_null(fault.signal);
	assert_null(fault.tensor);
	fault = (struct fault){0};
	outcome = returned(wanted);
	judge_fault(&fault, &TENSORS, &outcome);
	assert_false(fault.known);
	outcome = ended(END_TIME, 0);
	judge_fault(&fault, &TENSORS, &outcome);
	assert_false(fault.known);
}

static void a_loop_that_said_where_it_was_is_a_fault(void **state)
{
	struct outcome outcome = ended(END_TIME, 0);
	struct fault fault = {0};

	(void)state;
	outcome.answer.fault.code = 64;
	judge_fault(&fault, &TENSORS, &outcome);
	assert_true(fault.known);
	assert_null(fault.signal);
	assert_null(fault.tensor);
}

/* --- memory ----------------------------------------------------------------------------------- */

static struct outcome refused_memory(struct outcome outcome)
{
	outcome.answer.allocation_failed = 1;
	return outcome;
}

static void who_was_refused_memory_failed_for_that(void **state)
{
	(void)state;
	assert_outcome(
	    refused_memory(ended(END_SIGNAL, SIGSEGV)), VERDICT_MEMORY_LIMIT, "more than 64 MB");
	assert_outcome(refused_memory(ended(END_EXIT, 1)), VERDICT_MEMORY_LIMIT, "more than 64 MB");
	assert_outcome(
	    refused_memory(answered(ANSWER_MISUSE, "no")), VERDICT_MEMORY_LIMIT, "64 MB");
}

static void unless_it_came_through_or_did_worse(void **state)
{
	(void)state;
	assert_outcome(refused_memory(returned(wanted)), VERDICT_ACCEPTED, NULL);
	assert_outcome(
	    refused_memory(ended(END_SIGNAL, SIGSYS)), VERDICT_FORBIDDEN, "asked the system");
}

/* --- both runs -------------------------------------------------------------------------------- */

static void a_result_must_be_right_twice(void **state)
{
	static const float OTHER[] = {1, 2, 4};
	struct outcome right = returned(wanted), wrong = returned(OTHER);

	(void)state;
	judge_both(&right, &right);
	assert_judged(VERDICT_ACCEPTED, NULL);
	judge_both(&right, &wrong);
	assert_judged(VERDICT_WRONG_ANSWER, "y[2] is 4, but should be 3 (1 of 3 values differs); "
					    "called again, it gave another result");
	assert_true(judged.got.tensor.data[2] == 4);
	judge_both(&wrong, &right);
	assert_judged(VERDICT_WRONG_ANSWER, "called again");
	assert_true(judged.got.tensor.data[2] == 4);
}

static void the_same_mistake_twice_does_not_change(void **state)
{
	static const float OTHER[] = {1, 2, NAN}, COPY[] = {1, 2, NAN};
	struct outcome first = returned(OTHER), second = returned(COPY);

	(void)state;
	judge_both(&first, &second);
	assert_judged(VERDICT_WRONG_ANSWER, "y[2] is nan");
	assert_null(strstr(judged.message, "called again"));
}

static void the_run_that_went_wrong_decides(void **state)
{
	struct outcome right = returned(wanted), crash = signalled(SIGSEGV, 0, -1, 0);
	struct outcome late = ended(END_TIME, 0);

	(void)state;
	judge_both(&right, &crash);
	assert_judged(VERDICT_RUNTIME_ERROR, "x[-1] was read");
	assert_ptr_equal(judge_deciding(&TENSORS, &WANTS_TENSOR, &right, &crash), &crash);
	judge_both(&late, &crash);
	assert_judged(VERDICT_TIME_LIMIT, "within 50 ms");
	assert_ptr_equal(judge_deciding(&TENSORS, &WANTS_TENSOR, &late, &crash), &late);
	assert_ptr_equal(judge_deciding(&TENSORS, &WANTS_TENSOR, &right, &right), &right);
	assert_ptr_equal(judge_deciding(&TENSORS, &WANTS_TENSOR, &right, NULL), &right);
}

/* A read before x[0] meets poison in the first run, whose guard is behind, and in the second none.
 */
static void an_access_outside_says_more_than_what_it_found(void **state)
{
	static const float POISONED[] = {1, 2, 3e38F};
	struct outcome wrong = returned(POISONED), outside = signalled(SIGSEGV, 0, -1, 0);
	struct outcome crash = signalled(SIGSEGV, -1, 0, 0), late = ended(END_TIME, 0);

	(void)state;
	judge_both(&wrong, &outside);
	assert_judged(VERDICT_RUNTIME_ERROR, "x[-1] was read");
	assert_ptr_equal(judge_deciding(&TENSORS, &WANTS_TENSOR, &wrong, &outside), &outside);
	assert_ptr_equal(judge_deciding(&TENSORS, &WANTS_TENSOR, &wrong, &crash), &wrong);
	assert_ptr_equal(judge_deciding(&TENSORS, &WANTS_TENSOR, &wrong, &late), &wrong);
}

static void a_second_run_that_was_not_reached_says_nothing(void **state)
{
	static const float OTHER[] = {1, 2, 4};
	struct outcome right = returned(wanted), wrong = returned(OTHER);
	struct outcome none = ended(END_NONE, 0);

	(void)state;
	judge_both(&right, &none);
	assert_judged(VERDICT_ACCEPTED, NULL);
	judge_both(&wrong, &none);
	assert_judged(VERDICT_WRONG_ANSWER, "y[2] is 4");
	assert_null(strstr(judged.message, "called again"));
	judge_both(&none, &none);
	assert_judged(VERDICT_TIME_LIMIT, "not run");
	assert_true(judged.skipped);
}

static void a_second_run_that_was_cut_off_says_nothing(void **state)
{
	struct outcome right = returned(wanted), cut = ended(END_DEADLINE, 0);

	(void)state;
	judge_both(&right, &cut);
	assert_judged(VERDICT_ACCEPTED, NULL);
	judge_both(&cut, &cut);
	assert_judged(VERDICT_TIME_LIMIT, "all cases together");
}

static void a_sentence_from_inside_is_made_printable(void **state)
{
	struct outcome outcome = answered(ANSWER_MISUSE, "\033[2J\n\xff");

	(void)state;
	memset(outcome.answer.sentence + 4, 'a', sizeof outcome.answer.sentence - 5);
	judge_both(&outcome, NULL);
	assert_judged(VERDICT_RUNTIME_ERROR, "\\x1b[2Jaaa");
	outcome = answered(ANSWER_MISUSE, "\n\xff");
	assert_outcome(outcome, VERDICT_RUNTIME_ERROR, "\\x0a\\xff");
}

static void judging_again_replaces_the_sentence(void **state)
{
	struct outcome wrong = ended(END_TIME, 0), right = returned(wanted);

	(void)state;
	judge_both(&wrong, NULL);
	judge_case(&judged, &TENSORS, &right, NULL);
	assert_judged(VERDICT_ACCEPTED, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(every_way_to_end, forget),
	    cmocka_unit_test_teardown(every_state_of_an_answer, forget),
	    cmocka_unit_test_teardown(what_came_back_is_kept, forget),
	    cmocka_unit_test_teardown(another_shape_is_told, forget),
	    cmocka_unit_test_teardown(what_is_no_shape_is_told_and_not_kept, forget),
	    cmocka_unit_test_teardown(a_shape_without_data_is_a_mistake_of_its_own, forget),
	    cmocka_unit_test_teardown(an_empty_result_needs_no_data, forget),
	    cmocka_unit_test_teardown(a_whole_number_is_compared, forget),
	    cmocka_unit_test_teardown(a_tensor_beside_a_whole_number_is_not_looked_at, forget),
	    cmocka_unit_test_teardown(signals_have_meanings, forget),
	    cmocka_unit_test_teardown(a_broken_access_names_its_tensor, forget),
	    cmocka_unit_test(a_fault_is_what_broke),
	    cmocka_unit_test(a_misuse_is_a_fault_without_a_signal),
	    cmocka_unit_test(a_loop_that_said_where_it_was_is_a_fault),
	    cmocka_unit_test_teardown(who_was_refused_memory_failed_for_that, forget),
	    cmocka_unit_test_teardown(unless_it_came_through_or_did_worse, forget),
	    cmocka_unit_test_teardown(a_result_must_be_right_twice, forget),
	    cmocka_unit_test_teardown(the_same_mistake_twice_does_not_change, forget),
	    cmocka_unit_test_teardown(the_run_that_went_wrong_decides, forget),
	    cmocka_unit_test_teardown(an_access_outside_says_more_than_what_it_found, forget),
	    cmocka_unit_test_teardown(a_second_run_that_was_not_reached_says_nothing, forget),
	    cmocka_unit_test_teardown(a_second_run_that_was_cut_off_says_nothing, forget),
	    cmocka_unit_test_teardown(a_sentence_from_inside_is_made_printable, forget),
	    cmocka_unit_test_teardown(judging_again_replaces_the_sentence, forget),
	};

	return cmocka_run_group_tests_name("judge", tests, NULL, NULL);
}
