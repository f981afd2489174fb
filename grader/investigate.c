/*
 * Theory of operation. What pitfalls answer on the fixed cases is known from a file; so the few
 * that agree with the submission there are found without running any. Then all run side by side,
 * each in a cage of its own:
 *
 *     the submission     on small inputs, and again on the examples and fresh cases of the grade
 *     the reference      on these, and on some of them with a tap of the kernel taken out
 *     each candidate     on all cases of the grade, and on the small inputs
 *
 * A mistake is certain if its program went as the submission did on all of that. The first small
 * input on which the submission is wrong is the counterexample.
 *
 * In its own grade a submission has seen the hidden cases, and could show them as its answers to
 * others. Here it sees none, in a process that is new; so what is told of examples and fresh cases
 * is what it did here.
 */
#include "grader/investigate.h"

#include "grader/clock.h"
#include "grader/counterexample.h"
#include "grader/diagnose.h"
#include "grader/exercise/cases.h"
#include "grader/exercise/fresh.h"
#include "grader/judge.h"
#include "grader/own.h"
#include "grader/reference.h"
#include "grader/retrace.h"
#include "grader/text.h"
#include "grader/value.h"

#include <stdlib.h>
#include <string.h>

enum {
	SMALL_CASES = 400,
	TAP_CASES = 60, /* of these, with a tap taken out at either end */
	CANDIDATES_MAX = 4,
	SMALL_TIME_MS = 100,
	SMALL_DEATHS =
	    12, /* on small inputs, each of which costs a process: enough to see how it is */
	RETRACED_MAX = 16, /* cases */
	TAPS_LEAST = 3,    /* wrong results, before a missing tap is told */
};

struct candidate {
	char *file;
	int pitfalls[MISTAKES_MAX];
	int pitfall_count;
	enum confidence confidence;
	struct own own;
	bool running;
};

/* All that is made on the way. */
struct investigation {
	const struct inquiry *inquiry;
	struct result *result;
	struct exercise quick; /* the exercise, with less patience */
	double started_ms;
	struct test_case *small, *tapped;
	int small_count, tapped_count; /* that are used */
	int small_made, tapped_made;   /* that are released */
	struct test_case **list;       /* of the grade, the small ones, and those without a tap */
	int grade_count;
	struct test_case **asked; /* of the submission: what is told anew, then the small ones */
	int asked_shown, asked_count;
	struct case_result *small_results;
	struct run run; /* of the submission, on the small ones */
	struct own reference;
	struct candidate candidates[CANDIDATES_MAX];
	int candidate_count;
	struct error error;
};

/* --- inputs ----------------------------------------------------------------------------------- */

static int kernel_of(const struct exercise *exercise)
{
	int seen = 0;

	for (int i = 0; i < exercise->param_count; i++)
		if (exercise->params[i].kind == VALUE_TENSOR && seen++ == 1)
			return i;
	return -1;
}

/* A copy of a case in which the last tap of the kernel is 0, or the first. */
static int take_tap_out(
    struct test_case *to, const struct test_case *of, const struct exercise *exercise, bool last)
{
	int kernel = kernel_of(exercise);

	for (int i = 0; i < exercise->param_count; i++)
		if (value_copy(&to->args[i], &of->args[i]) != 0)
			return -1;
	tensor t = to->args[kernel].tensor;
	int taps = t.rank > 0 ? t.shape[0] : 0;
	size_t size = taps > 0 ? value_size(&to->args[kernel]) / (size_t)taps : 0;

	if (taps > 0)
		memset(t.data + (last ? (size_t)(taps - 1) * size : 0), 0, size * sizeof(float));
	return 0;
}

/* Two of each of the first small ones: without the first tap, without the last. */
static int draw_tapped(struct investigation *v)
{
	int count = v->small_count < TAP_CASES ? v->small_count : TAP_CASES;

	if (kernel_of(&v->quick) < 0)
		return 0;
	v->tapped = calloc((size_t)count * 2 + 1, sizeof *v->tapped);
	if (!v->tapped)
		return -1;
	while (v->tapped_made < count * 2) {
		int i = v->tapped_made++;

		if (take_tap_out(&v->tapped[i], &v->small[i / 2], &v->quick, i % 2 == 1) != 0)
			return -1;
	}
	v->tapped_count = v->tapped_made;
	return 0;
}

static int draw(struct investigation *v)
{
	const struct result *result = v->result;
	int count = 0;

	v->small_count = SMALL_CASES;
	if (fresh_draw_small(&v->small, &v->quick, &v->small_count, &v->error) != 0)
		return -1;
	v->small_made = v->small_count;
	if (draw_tapped(v) != 0)
		return -1;
	v->grade_count = result->case_count;
	v->list = calloc((size_t)(v->grade_count + v->small_count + v->tapped_count) + 1,
	    sizeof(struct test_case *));
	v->small_results = calloc((size_t)v->small_count + 1, sizeof *v->small_results);
	if (!v->list || !v->small_results)
		return -1;
	for (int i = 0; i < v->grade_count; i++)
		v->list[count++] = (struct test_case *)(uintptr_t)result->cases[i].of;
	for (int i = 0; i < v->small_count; i++)
		v->list[count++] = &v->small[i];
	for (int i = 0; i < v->tapped_count; i++)
		v->list[count++] = &v->tapped[i];
	return 0;
}

static bool is_secret(const struct investigation *v, int index)
{
	return result_is_secret(v->result, v->list[index]);
}

/* What is told anew. Who was too slow in the grade had other time there, and one sentence about
 * that is as good as the other. */
static bool is_retold(const struct investigation *v, int index)
{
	const struct case_result *of = &v->result->cases[index];

	return !is_secret(v, index) && diagnose_is_wrong(of) && of->verdict != VERDICT_TIME_LIMIT;
}

/* Whom the submission is asked about. */
static int choose_asked(struct investigation *v)
{
	v->asked =
	    calloc((size_t)(v->small_count + v->grade_count) + 1, sizeof(struct test_case *));
	if (!v->asked)
		return -1;
	for (int i = 0; i < v->grade_count; i++)
		if (is_retold(v, i))
			v->asked[v->asked_shown++] = v->list[i];
	v->asked_count = v->asked_shown;
	for (int i = 0; i < v->small_count; i++)
		v->asked[v->asked_count++] = &v->small[i];
	return 0;
}

/* --- candidates ------------------------------------------------------------------------------- */

static void add_candidate(struct investigation *v, const char *name, const int *pitfalls,
    int pitfall_count, enum confidence confidence)
{
	struct candidate *candidate = &v->candidates[v->candidate_count];

	if (v->candidate_count == CANDIDATES_MAX)
		return;
	candidate->file = text_format("pitfalls/%s.c", name);
	memcpy(candidate->pitfalls, pitfalls, sizeof candidate->pitfalls);
	candidate->pitfall_count = pitfall_count;
	candidate->confidence = confidence;
	v->candidate_count += candidate->file != NULL;
}

/* Those that agree everywhere first. */
static void find_candidates(struct investigation *v)
{
	static const enum confidence ORDER[] = {CONFIDENCE_CERTAIN, CONFIDENCE_LIKELY};
	struct evidence evidence = {v->inquiry->exercise, v->result->cases, v->result->case_count};
	struct known_programs known;
	struct error ignored;

	if (known_load(&known, v->inquiry->exercise, &ignored) != 0)
		return;
	for (int turn = 0; turn < 2; turn++)
		for (int i = 0; i < known.count; i++)
			if (diagnose_compare(&evidence, &known.list[i]) == ORDER[turn])
				add_candidate(v, known.list[i].name, known.list[i].pitfalls,
				    known.list[i].pitfall_count, ORDER[turn]);
	known_release(&known);
}

/* --- running ---------------------------------------------------------------------------------- */

static double seconds_for_all(const struct investigation *v)
{
	double left = v->inquiry->seconds_left - (clock_ms() - v->started_ms) / 1e3;

	return left > 0 ? left : 0;
}

static double seconds_for_one(const struct investigation *v)
{
	double left = seconds_for_all(v);

	return left > v->inquiry->seconds ? v->inquiry->seconds : left;
}

static int start_own(struct investigation *v, struct own *own, const char *file, int first,
    int count, unsigned passes)
{
	struct own_job job = {
	    .workshop = v->inquiry->workshop,
	    .cage = v->inquiry->cage,
	    .compiler = v->inquiry->compiler,
	    .exercise = &v->quick,
	    .stage = v->inquiry->stage,
	    .file = file,
	    .cases = v->list + first,
	    .case_count = count,
	    .passes = passes,
	    .deaths = v->grade_count + SMALL_DEATHS,
	    .compact = true,
	    .seconds = seconds_for_one(v),
	};

	if (own_open(own, &job, &v->error) != 0)
		return -1;
	return own_start(own, &v->error);
}

static int start_submission(struct investigation *v)
{
	struct run_job job = {
	    .workshop = v->inquiry->workshop,
	    .cage = v->inquiry->cage,
	    .exercise = &v->quick,
	    .cases = v->asked,
	    .case_count = v->asked_count,
	    .deaths = v->asked_shown + SMALL_DEATHS,
	    .passes = 1U << PASS_FIRST | 1U << PASS_SECOND,
	    .compact = true,
	    .empty_folder = v->inquiry->stage->empty,
	};

	if (run_start(&v->run, &job, &v->error) != 0)
		return -1;
	return run_deliver(&v->run, v->inquiry->object, seconds_for_one(v), &v->error);
}

static int start_all(struct investigation *v)
{
	const unsigned once = 1U << PASS_FIRST, twice = once | 1U << PASS_SECOND;

	if (start_own(v, &v->reference, "reference.c", v->grade_count,
		v->small_count + v->tapped_count, once) != 0 ||
	    start_submission(v) != 0)
		return -1;
	for (int i = 0; i < v->candidate_count; i++) {
		struct candidate *candidate = &v->candidates[i];

		candidate->running = start_own(v, &candidate->own, candidate->file, 0,
					 v->grade_count + v->small_count, twice) == 0;
	}
	return 0;
}

/* --- what came back --------------------------------------------------------------------------- */

/* Small inputs whose result does not fit are not small: what is behind them is left out. */
static int take_wants(struct investigation *v)
{
	if (own_finish(&v->reference, &v->error) != 0)
		return -1;
	for (int i = 0; i < v->small_count + v->tapped_count; i++)
		if (reference_take(v->list[v->grade_count + i], &v->quick, &v->reference.run, i,
			&v->error) != 0) {
			if (i == 0)
				return -1;
			v->small_count = i < v->small_count ? i : v->small_count;
			v->tapped_count = 0;
			break;
		}
	return 0;
}

static bool was_too_slow(const struct result *result)
{
	for (int i = 0; i < result->case_count; i++)
		if (diagnose_is_wrong(&result->cases[i]) &&
		    result->cases[i].verdict == VERDICT_TIME_LIMIT)
			return true;
	return false;
}

/* Time that runs out here is no mistake, unless it ran out in the grade, where there is more. */
static bool is_hurried(const struct investigation *v, const struct outcome *outcome)
{
	return outcome->end.end == END_DEADLINE ||
	       (outcome->end.end == END_TIME && !was_too_slow(v->result));
}

static void judge_run(const struct investigation *v, const struct run *run, int index,
    const struct test_case *of, struct case_result *result)
{
	struct outcome first, second;

	run_outcome(run, index, PASS_FIRST, &first);
	run_outcome(run, index, PASS_SECOND, &second);
	*result = (struct case_result){.of = of};
	judge_case(result, &v->quick, &first, &second);
	result->skipped = result->skipped || is_hurried(v, &first) || is_hurried(v, &second);
}

static void forget_result(struct case_result *result)
{
	free(result->message);
	value_release(&result->got);
	*result = (struct case_result){0};
}

/* What was not run, or was late with less patience than a grade has, says nothing: on a busy
 * machine that is an accident. */
static bool was_hurried(const struct case_result *result)
{
	return result->skipped || result->verdict == VERDICT_TIME_LIMIT;
}

/* Whether a candidate went as the submission did: wherever that is wrong, and if it is to be
 * certain, everywhere. */
static bool went_alike(const struct investigation *v, struct candidate *candidate)
{
	bool alike = own_finish(&candidate->own, &(struct error){""}) == 0;

	for (int i = 0; alike && i < v->grade_count + v->small_count; i++) {
		const struct case_result *ours = i < v->grade_count
						     ? &v->result->cases[i]
						     : &v->small_results[i - v->grade_count];
		struct case_result theirs;

		if (i >= v->grade_count && ours->skipped)
			continue; /* it was not tried */
		judge_run(v, &candidate->own.run, i, v->list[i], &theirs);
		if (!known_same(v->list[i], ours, &theirs)) {
			bool ours_hurried = i >= v->grade_count && was_hurried(ours);

			candidate->confidence = CONFIDENCE_LIKELY;
			alike = !diagnose_is_wrong(ours) || ours_hurried || was_hurried(&theirs);
		}
		forget_result(&theirs);
	}
	return alike;
}

/* --- saying it -------------------------------------------------------------------------------- */

static bool same_mistakes(const struct candidate *a, const struct candidate *b)
{
	if (a->pitfall_count != b->pitfall_count)
		return false;
	for (int i = 0; i < a->pitfall_count; i++)
		if (a->pitfalls[i] != b->pitfalls[i])
			return false;
	return true;
}

/* The best that went alike; none if two different ones are as good. */
static void name_mistake(struct investigation *v)
{
	struct diagnosis *diagnosis = &v->result->diagnosis;
	const struct candidate *best = NULL;
	bool ambiguous = false;

	for (int i = 0; i < v->candidate_count; i++) {
		struct candidate *each = &v->candidates[i];

		if (!each->running || !went_alike(v, each))
			continue;
		if (!best || each->confidence > best->confidence) {
			best = each;
			ambiguous = false;
		} else if (each->confidence == best->confidence && !same_mistakes(each, best)) {
			ambiguous = true;
		}
	}
	if (!best || ambiguous)
		return;
	diagnosis->confidence = best->confidence;
	for (int i = 0; i < best->pitfall_count; i++)
		diagnosis->mistakes[diagnosis->mistake_count++] =
		    &v->inquiry->exercise->pitfalls[best->pitfalls[i]];
}

/* Which tap might as well be 0: for each small input the result is the one without that tap. */
static bool lacks_tap(const struct investigation *v, bool last)
{
	int told = 0;

	for (int i = 0; i * 2 + 1 < v->tapped_count; i++) {
		const struct case_result *result = &v->small_results[i];
		const struct test_case *without = &v->tapped[i * 2 + last];
		struct case_result as_if = {
		    .of = result->of, .verdict = result->verdict, .got = without->want};

		if (result->skipped)
			return false;
		if (result->verdict != VERDICT_ACCEPTED) {
			if (!known_same(result->of, result, &as_if))
				return false;
			told++;
		}
	}
	return told >= TAPS_LEAST;
}

/* Where it is wrong is told by all that was tried. How it is wrong, by the small inputs alone: the
 * submission cannot tell there what it knows of a hidden one. */
static void say_where(struct investigation *v)
{
	int count = v->grade_count + v->small_count;
	struct case_result *all = calloc((size_t)count + 1, sizeof *all);
	struct evidence evidence = {v->inquiry->exercise, all, count};

	if (!all)
		return;
	memcpy(all, v->result->cases, (size_t)v->grade_count * sizeof *all);
	memcpy(all + v->grade_count, v->small_results, (size_t)v->small_count * sizeof *all);
	diagnose_where(&v->result->diagnosis, &evidence);
	free(all);
}

static void say_facts(struct investigation *v)
{
	struct diagnosis *diagnosis = &v->result->diagnosis;
	struct evidence evidence = {v->inquiry->exercise, v->small_results, v->small_count};
	int kernel = kernel_of(&v->quick);

	if (diagnosis->confidence == CONFIDENCE_CERTAIN)
		return;
	diagnose_unwritten(diagnosis, &evidence);
	if (diagnosis->fact_count > 0)
		return; /* what comes of such numbers is an accident */
	say_where(v);
	diagnose_how(diagnosis, &evidence);
	if (kernel >= 0 && lacks_tap(v, true))
		diagnose_add(diagnosis, "It computes as if the last tap of %s were 0.",
		    v->quick.params[kernel].name);
	else if (kernel >= 0 && lacks_tap(v, false))
		diagnose_add(diagnosis, "It computes as if the first tap of %s were 0.",
		    v->quick.params[kernel].name);
}

/* What it did here in place of what it did in the grade; where that is another thing, nothing. */
static void retell_case(struct case_result *of, struct case_result *here)
{
	free(of->message);
	value_release(&of->got);
	of->message = NULL;
	of->got = (struct value){0};
	if (here->skipped || here->verdict != of->verdict)
		return;
	of->message = here->message;
	of->got = here->got;
	here->message = NULL;
	here->got = (struct value){0};
}

static void retell(struct investigation *v)
{
	int asked = 0;

	for (int i = 0; i < v->grade_count; i++) {
		struct case_result here;

		if (!is_retold(v, i))
			continue;
		judge_run(v, &v->run, asked++, v->list[i], &here);
		retell_case(&v->result->cases[i], &here);
		forget_result(&here);
	}
	v->result->retold = true;
}

/* Where it goes wrong, if nothing that is known already says so. */
static void retrace_failure(struct investigation *v)
{
	const struct result *result = v->result;
	struct test_case *chosen[RETRACED_MAX];
	int count = 0;

	if (!v->inquiry->retraces || result->diagnosis.confidence == CONFIDENCE_CERTAIN ||
	    result->fault.tensor || result->verdict == VERDICT_TIME_LIMIT)
		return;
	for (int i = 0; i < v->small_count && count < RETRACED_MAX; i++)
		if (diagnose_is_wrong(&v->small_results[i]))
			chosen[count++] = &v->small[i];
	for (int i = 0; i < v->grade_count && count < RETRACED_MAX; i++)
		if (is_retold(v, i))
			chosen[count++] = v->list[i];
	bool shows_nothing = count == 0;

	/* If it is wrong on hidden ones alone, what it does wrong there may be harmless elsewhere,
	 * and a check finds it all the same. */
	for (int i = v->grade_count - 1; shows_nothing && i >= 0 && count < RETRACED_MAX; i--)
		if (!is_secret(v, i))
			chosen[count++] = v->list[i];
	if (count > 0)
		retrace(
		    v->result, v->inquiry, chosen, count, seconds_for_one(v), seconds_for_all(v));
}

/* --- the whole -------------------------------------------------------------------------------- */

static int inquire(struct investigation *v)
{
	find_candidates(v);
	if (draw(v) != 0 || choose_asked(v) != 0 || start_all(v) != 0 || take_wants(v) != 0 ||
	    run_finish(&v->run, &v->error) != 0)
		return -1;
	for (int i = 0; i < v->small_count; i++)
		judge_run(v, &v->run, v->asked_shown + i, &v->small[i], &v->small_results[i]);
	name_mistake(v);
	retell(v);
	say_facts(v);
	retrace_failure(v);
	counterexample_take(v->result, v->small, v->small_results, v->small_count);
	if (!v->result->counterexample.found)
		counterexample_copy(v->result, &v->quick);
	return 0;
}

static void release(struct investigation *v)
{
	run_release(&v->run);
	own_release(&v->reference);
	for (int i = 0; i < v->candidate_count; i++) {
		own_release(&v->candidates[i].own);
		free(v->candidates[i].file);
	}
	for (int i = 0; v->small_results && i < v->small_made; i++)
		forget_result(&v->small_results[i]);
	free(v->small_results);
	fresh_release(v->small, v->small_made);
	fresh_release(v->tapped, v->tapped_made);
	free(v->list);
	free(v->asked);
}

/* Of what asked for forbidden things, or for too much, there is nothing more to learn. */
static bool is_worth_it(enum verdict verdict)
{
	return verdict == VERDICT_WRONG_ANSWER || verdict == VERDICT_WRONG_SHAPE ||
	       verdict == VERDICT_RUNTIME_ERROR || verdict == VERDICT_TIME_LIMIT;
}

void investigate(struct result *result, const struct inquiry *inquiry)
{
	struct investigation v = {
	    .inquiry = inquiry,
	    .result = result,
	    .quick = *inquiry->exercise,
	    .started_ms = clock_ms(),
	};

	if (!is_worth_it(result->verdict))
		return;
	if (v.quick.limits.time_ms > SMALL_TIME_MS)
		v.quick.limits.time_ms = SMALL_TIME_MS;
	inquire(&v);
	release(&v);
}
