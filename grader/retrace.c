#include "grader/retrace.h"

#include "grader/clock.h"
#include "grader/judge.h"
#include "grader/run.h"
#include "grader/text.h"

#include <stdlib.h>
#include <string.h>

struct retracing {
	struct result *result;
	const struct inquiry *inquiry;
	struct compiler compiler;
	struct stage stage;
	struct compilation compilation;
	struct run run;
	struct test_case *const *cases;
	int count;
	double seconds, until_ms; /* for each step, and for all of them */
};

static double seconds_left(const struct retracing *r)
{
	double left = (r->until_ms - clock_ms()) / 1e3;

	return left > r->seconds ? r->seconds : left > 0 ? left : 0;
}

static int build(struct retracing *r, struct error *error)
{
	const struct inquiry *inquiry = r->inquiry;

	r->compiler = *inquiry->compiler;
	r->compiler.checks = true;
	r->compiler.parts = NULL; /* these know only the usual words */
	if (stage_make(&r->stage, inquiry->workshop, inquiry->exercise, inquiry->source, error) !=
		0 ||
	    compile(&r->compilation, inquiry->cage, &r->compiler, &r->stage, seconds_left(r),
		error) != 0)
		return -1;
	return r->compilation.accepted ? 0 : -1;
}

static int run(struct retracing *r, struct error *error)
{
	struct run_job job = {
	    .workshop = r->inquiry->workshop,
	    .cage = r->inquiry->cage,
	    .exercise = r->inquiry->exercise,
	    .cases = r->cases,
	    .case_count = r->count,
	    .passes = 1U << PASS_FIRST | 1U << PASS_SECOND,
	    .deaths = 1,
	    .checked = true,
	    .empty_folder = r->stage.empty,
	};

	if (run_start(&r->run, &job, error) != 0 ||
	    run_deliver(&r->run, r->compilation.fd, seconds_left(r), error) != 0)
		return -1;
	return run_finish(&r->run, error);
}

/* Whether a check ended it; what else it does wrong was seen in the grade. */
static bool was_caught(const struct outcome *outcome)
{
	bool refused = outcome->end.end == END_RETURNED && outcome->answer.state == ANSWER_MISUSE;

	return outcome->answer.sentence[0] && outcome->answer.fault.code != 0 &&
	       (refused || outcome->end.end == END_SIGNAL);
}

static bool find_caught(const struct retracing *r, struct outcome *outcome)
{
	for (int i = 0; i < r->count; i++)
		for (enum arena_pass pass = PASS_FIRST; pass <= PASS_SECOND; pass++) {
			run_outcome(&r->run, i, pass, outcome);
			if (was_caught(outcome))
				return true;
		}
	return false;
}

/* It comes first: what is wrong elsewhere may follow from it. */
static void tell(struct diagnosis *diagnosis, const char *sentence, int line)
{
	char *fact = text_format("Line %d: %s.", line, sentence);

	if (!fact)
		return;
	if (diagnosis->fact_count == FACTS_MAX)
		free(diagnosis->facts[--diagnosis->fact_count]);
	memmove(diagnosis->facts + 1, diagnosis->facts,
	    (size_t)diagnosis->fact_count * sizeof *diagnosis->facts);
	diagnosis->facts[0] = fact;
	diagnosis->fact_count++;
}

static void place(struct retracing *r, const struct outcome *outcome)
{
	struct fault *fault = &r->result->fault;
	char *function = NULL;
	const struct code_place at = run_place(&r->run, outcome->answer.fault.code);
	int line = at.section ? compile_locate(r->inquiry->cage, &r->compiler, &r->stage, &at,
				    seconds_left(r), &function)
			      : 0;
	char *sentence = text_printable(outcome->answer.sentence,
	    strnlen(outcome->answer.sentence, sizeof outcome->answer.sentence), false);

	if (line > 0 && sentence)
		tell(&r->result->diagnosis, sentence, line);
	if (line > 0 && fault->line == 0) {
		fault->known = true;
		fault->line = line;
		free(fault->function);
		fault->function = function;
		function = NULL;
	}
	free(function);
	free(sentence);
}

void retrace(struct result *result, const struct inquiry *inquiry, struct test_case *const *cases,
    int count, double seconds, double seconds_for_all)
{
	struct retracing r = {
	    .result = result,
	    .inquiry = inquiry,
	    .stage = {.fd = -1},
	    .compilation = {.fd = -1},
	    .cases = cases,
	    .count = count,
	    .seconds = seconds,
	    .until_ms = clock_ms() + seconds_for_all * 1e3,
	};
	struct outcome outcome;
	struct error ignored = {""};

	if (build(&r, &ignored) == 0 && run(&r, &ignored) == 0 && find_caught(&r, &outcome))
		place(&r, &outcome);
	run_release(&r.run);
	compilation_release(&r.compilation);
	stage_release(&r.stage);
}
