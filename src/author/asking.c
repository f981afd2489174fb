#include "src/author/asking.h"

#include "grader/cage.h"
#include "grader/compiler.h"
#include "grader/reference.h"
#include "grader/stage.h"

enum { SECONDS = 30 };

static int ask(struct own_job *job, struct error *error)
{
	struct reference reference = {0};
	int done = reference_start(&reference, job, error);

	if (done == 0)
		done = reference_finish(&reference, error);
	reference_release(&reference);
	return done;
}

int asking_wants(struct workshop *workshop, const struct exercise *exercise,
    struct test_case **cases, int count, struct error *error)
{
	const struct source nothing = {.path = "answer.c", .text = ""};
	struct compiler compiler = {0};
	struct stage stage = {0};
	struct cage cage;
	int done = cage_probe(&cage, error);

	if (done == 0)
		done = compiler_find(&compiler, error);
	if (done == 0)
		done = stage_make(&stage, workshop, exercise, &nothing, error);
	struct own_job job = {
	    .workshop = workshop,
	    .cage = &cage,
	    .compiler = &compiler,
	    .exercise = exercise,
	    .stage = &stage,
	    .file = "reference.c",
	    .cases = cases,
	    .case_count = count,
	    .passes = 1U << PASS_FIRST,
	    .seconds = SECONDS,
	};

	if (done == 0)
		done = ask(&job, error);
	stage_release(&stage);
	reference_forget(workshop);
	return done;
}
