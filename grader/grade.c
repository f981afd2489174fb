/*
 * The trip of one submission. While the compiler works on it, the reference answers the fresh
 * cases; then the submission runs, and is judged outside of the process it ran in.
 */
#include "grader/grader.h"

#include "grader/cage.h"
#include "grader/clock.h"
#include "grader/compile.h"
#include "grader/control.h"
#include "grader/exercise/fresh.h"
#include "grader/hash.h"
#include "grader/investigate.h"
#include "grader/judge.h"
#include "grader/kept.h"
#include "grader/parts.h"
#include "grader/reference.h"
#include "grader/refusal.h"
#include "grader/run.h"
#include "grader/stage.h"
#include "grader/text.h"
#include "grader/zygote.h"

#include <stdlib.h>
#include <string.h>

/* Whatever a submission does, its grade ends within 15 s; some of that is ours. */
enum { SECONDS_FOR_ALL = 14, SECONDS_TO_DIAGNOSE = 2 };

/* All that is made on the way, and released at its end. */
struct grading {
	struct result *result;
	struct workshop *workshop;
	const struct exercise *exercise;
	const struct source *source;
	const struct grade_options *options;
	struct cage cage;
	struct compiler compiler;
	struct stage stage;
	struct reference reference;
	struct compilation compilation;
	char kept[HASH_HEX]; /* the name under which it is kept */
	struct run run;
	const char *objection; /* to the source, before any compiler sees it */
	int objection_line;
	bool compiling;
	struct test_case **cases; /* all that are to be run, in order */
	int case_count, first_fresh;
	double started_ms;
	struct error error;
};

static double seconds_left(const struct grading *g)
{
	double left = SECONDS_FOR_ALL - (clock_ms() - g->started_ms) / 1e3;

	return left > 0.1 ? left : 0.1;
}

/* --- what there is to work with --------------------------------------------------------------- */

/* How far the cage really goes, which was only hoped until here. */
static int look_around(struct grading *g)
{
	struct sandbox_report *sandbox = &g->result->sandbox;

	g->compiling =
	    g->compiling && (g->compilation.recalled || compile_is_inside(&g->compilation));
	if (g->compiling && !g->compilation.recalled)
		cage_confirm(&g->cage);
	const struct cage hoped = g->cage;

	if (cage_probe(&g->cage, &g->error) != 0)
		return -1;
	g->compiling = g->compiling && g->cage.level == hoped.level && g->cage.root == hoped.root;
	sandbox->level = (int)g->cage.level;
	sandbox->name = cage_level_name(g->cage.level);
	if (g->cage.missing[0])
		sandbox->missing = text_printable(g->cage.missing, strlen(g->cage.missing), false);
	if (sandbox->level < g->options->sandbox_min)
		return error_set(&g->error,
		    "the sandbox of this machine is of level %d (%s), and at least %d was asked "
		    "for; "
		    "missing: %s",
		    sandbox->level, sandbox->name, g->options->sandbox_min, g->cage.missing);
	return 0;
}

static double points_of(const struct exercise *exercise, const char *category)
{
	for (int i = 0; i < exercise->category_count; i++)
		if (strcmp(exercise->categories[i].name, category) == 0)
			return exercise->categories[i].points;
	return 0;
}

/* The points of a category are shared by its cases. */
static void set_points(struct result *result, const struct exercise *exercise)
{
	for (int i = 0; i < result->case_count; i++) {
		/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): each was given its case */
		const char *category = result->cases[i].of->category;
		int sharers = 0;

		for (int other = 0; other < result->case_count; other++)
			sharers += strcmp(result->cases[other].of->category, category) == 0;
		result->cases[i].max_points = points_of(exercise, category) / sharers;
		result->max_score += result->cases[i].max_points;
	}
}

static int draw_cases(struct grading *g)
{
	struct result *result = g->result;
	int fresh = g->options->examples_only ? 0 : g->options->fresh;
	int most = g->exercise->case_count + fresh;

	if (fresh_draw(&result->fresh, g->exercise, g->options->seed, fresh, &g->error) != 0)
		return -1;
	result->fresh_count = fresh;
	g->cases = calloc((size_t)most + 1, sizeof *g->cases);
	result->cases = calloc((size_t)most + 1, sizeof *result->cases);
	if (!g->cases || !result->cases)
		return error_set(&g->error, "out of memory");
	for (int i = 0; i < g->exercise->case_count; i++)
		if (!g->options->examples_only || !g->exercise->cases[i].hidden)
			g->cases[g->case_count++] = &g->exercise->cases[i];
	g->first_fresh = g->case_count;
	for (int i = 0; i < fresh; i++)
		g->cases[g->case_count++] = &result->fresh[i];
	result->case_count = g->case_count;
	for (int i = 0; i < g->case_count; i++)
		result->cases[i] = (struct case_result){.of = g->cases[i], .skipped = true};
	set_points(result, g->exercise);
	return 0;
}

/* --- the reference ---------------------------------------------------------------------------- */

static int start_reference(struct grading *g)
{
	struct own_job job = {
	    .workshop = g->workshop,
	    .cage = &g->cage,
	    .compiler = &g->compiler,
	    .exercise = g->exercise,
	    .stage = &g->stage,
	    .file = "reference.c",
	    .cases = g->cases + g->first_fresh,
	    .case_count = g->case_count - g->first_fresh,
	    .passes = 1U << PASS_FIRST,
	    .seconds = seconds_left(g),
	};

	return reference_start(&g->reference, &job, &g->error);
}

/* --- the submission --------------------------------------------------------------------------- */

/* At the lowest level of the cage sources are refused that a higher one compiles, so that nothing
 * is kept or recalled there. */
static const char *kept_folder(const struct grading *g)
{
	return g->cage.level > CAGE_SECCOMP ? g->workshop->kept : NULL;
}

static int start_compiling(struct grading *g)
{
	compilation_release(&g->compilation);
	if (g->workshop->kept)
		kept_name(g->kept, &g->compiler, g->workshop->kit, g->stage.include, g->source);
	if (kept_find(&g->compilation, kept_folder(g), g->kept))
		return 0;
	return compile_start(&g->compilation, &g->cage, &g->compiler, &g->stage, &g->error);
}

static int doubt_compiler(struct grading *g)
{
	const struct control control = {
	    .workshop = g->workshop,
	    .exercise = g->exercise,
	    .cage = &g->cage,
	    .compiler = &g->compiler,
	    .seconds = seconds_left(g),
	};

	return control_refusal(&control, &g->compilation, &g->error);
}

/* As far as that was not done before. */
static int await_compiler(struct grading *g)
{
	struct compilation *made = &g->compilation;

	if (made->recalled)
		return 0;
	if (compile_finish(made, &g->compiler, &g->stage, seconds_left(g), &g->error) != 0)
		return -1;
	if (!made->accepted && doubt_compiler(g) != 0)
		return -1;
	kept_keep(made, kept_folder(g), g->kept);
	return 0;
}

static int finish_compiling(struct grading *g)
{
	struct compilation *made = &g->compilation;

	if (await_compiler(g) != 0)
		return -1;
	g->result->compile_ms = made->ms;
	g->result->compiled = made->accepted;
	g->result->diagnostics = made->diagnostics;
	g->result->diagnostic_count = made->diagnostic_count;
	made->diagnostics = NULL;
	made->diagnostic_count = 0;
	if (!made->accepted)
		refuse(g->result, made->message ? text_format("%s", made->message) : NULL);
	return 0;
}

/* The runner gets ready while the compiler works. */
static int start_submission(struct grading *g)
{
	struct run_job job = {
	    .workshop = g->workshop,
	    .cage = &g->cage,
	    .exercise = g->exercise,
	    .cases = g->cases,
	    .case_count = g->case_count,
	    .passes = 1U << PASS_FIRST | 1U << PASS_SECOND | 1U << PASS_PRINTED,
	    .empty_folder = g->stage.empty,
	};

	return run_start(&g->run, &job, &g->error);
}

static int run_submission(struct grading *g)
{
	if (run_deliver(&g->run, g->compilation.fd, seconds_left(g), &g->error) != 0 ||
	    run_finish(&g->run, &g->error) != 0)
		return -1;
	g->result->run_ms = g->run.ms;
	g->result->printed = run_printed(&g->run);
	return 0;
}

/* --- the verdict ------------------------------------------------------------------------------ */

/* Lines are found in an object of the stage, where none is if it was kept. */
static bool has_staged_object(struct grading *g)
{
	struct compilation again = {.fd = -1};
	struct error ignored = {""};
	bool made = !g->compilation.recalled || (compile(&again, &g->cage, &g->compiler, &g->stage,
						     seconds_left(g), &ignored) == 0 &&
						    again.accepted);

	compilation_release(&again);
	return made;
}

/* The line of the first thing that broke. */
static void place_fault(struct grading *g, const struct outcome *outcome)
{
	struct fault *fault = &g->result->fault;
	const struct code_place place = run_place(&g->run, outcome->answer.fault.code);

	judge_fault(fault, g->exercise, outcome);
	if (fault->known && place.section && !g->options->unplaced && has_staged_object(g))
		fault->line = compile_locate(
		    &g->cage, &g->compiler, &g->stage, &place, seconds_left(g), &fault->function);
}

/* The sentence about it, completed with that line. */
static void tell_line(struct result *result, int line)
{
	for (int i = 0; i < result->case_count && line > 0; i++) {
		struct case_result *of = &result->cases[i];

		if (of->verdict == VERDICT_ACCEPTED)
			continue;
		char *longer = of->message ? text_format("%s (line %d)", of->message, line) : NULL;

		free(of->message);
		of->message = longer;
		return;
	}
}

static void judge_all(struct grading *g)
{
	struct result *result = g->result;

	for (int i = 0; i < g->case_count; i++) {
		struct case_result *to = &result->cases[i];
		struct outcome first, second;

		run_outcome(&g->run, i, PASS_FIRST, &first);
		run_outcome(&g->run, i, PASS_SECOND, &second);
		judge_case(to, g->exercise, &first, &second);
		to->points = to->verdict == VERDICT_ACCEPTED ? to->max_points : 0;
		result->score += to->points;
		if (result->verdict == VERDICT_ACCEPTED && to->verdict != VERDICT_ACCEPTED) {
			result->verdict = to->verdict;
			place_fault(g, judge_deciding(g->exercise, to->of, &first, &second));
		}
	}
	if (result->verdict == VERDICT_ACCEPTED)
		result->stars = g->run.report->calls_conv ? 1 : 2;
}

static void find_mistake(struct grading *g)
{
	struct inquiry inquiry = {
	    .workshop = g->workshop,
	    .cage = &g->cage,
	    .compiler = &g->compiler,
	    .exercise = g->exercise,
	    .stage = &g->stage,
	    .source = g->source,
	    .object = g->compilation.fd,
	    .retraces = g->options->retrace && !g->options->no_lines,
	    .seconds = SECONDS_TO_DIAGNOSE,
	    .seconds_left = seconds_left(g),
	};

	investigate(g->result, &inquiry);
}

/* --- the trip --------------------------------------------------------------------------------- */

/* All that the compiler needs. It starts in the cage that there should be: in a weaker one it never
 * starts, and is started again once that is known. */
static int set_out(struct grading *g)
{
	g->cage = cage_hope();
	if (compiler_find(&g->compiler, &g->error) != 0)
		return -1;
	g->compiler.parts = parts_find(&g->workshop->parts, &g->compiler, g->workshop->cache);
	if (stage_make(&g->stage, g->workshop, g->exercise, g->source, &g->error) != 0)
		return -1;
	g->objection = stage_objection(g->source, &g->objection_line);
	g->compiling = !g->objection && start_compiling(g) == 0;
	return 0;
}

static int travel(struct grading *g)
{
	if (look_around(g) != 0 || draw_cases(g) != 0)
		return -1;
	if (g->objection) {
		refuse_unseen(g->result, g->objection, g->objection_line);
		return 0;
	}
	if (!g->compiling && start_compiling(g) != 0)
		return -1;
	if (start_reference(g) != 0 || start_submission(g) != 0 || finish_compiling(g) != 0)
		return -1;
	if (g->result->verdict == VERDICT_COMPILE_ERROR)
		return 0;
	if (reference_finish(&g->reference, &g->error) != 0 || run_submission(g) != 0)
		return -1;
	if (g->run.report->stage == REPORT_UNLOADED)
		refuse_unloaded(g->result, g->exercise, g->run.report);
	else
		judge_all(g);
	int line = g->options->no_lines ? 0 : g->result->fault.line;

	if (g->options->diagnose && g->run.report->stage == REPORT_LOADED)
		find_mistake(g);
	tell_line(g->result, line);
	return 0;
}

/* Ours: nothing of what was found until here is a judgement. */
static void give_up(struct grading *g)
{
	struct result *result = g->result;

	result->verdict = VERDICT_GRADER_ERROR;
	result->score = 0;
	result->stars = 0;
	free(result->message);
	result->message = text_printable(g->error.text, strlen(g->error.text), false);
	for (int i = 0; i < result->case_count; i++) {
		result->cases[i].verdict = VERDICT_GRADER_ERROR;
		result->cases[i].skipped = true;
		result->cases[i].points = 0;
	}
}

void workshop_release(struct workshop *workshop)
{
	reference_forget(workshop);
	parts_free(workshop->parts);
	workshop->parts = NULL;
	zygote_free(workshop->zygote);
	workshop->zygote = NULL;
}

struct grading *grade_begin(struct result *result, struct workshop *workshop,
    const struct exercise *exercise, const struct source *source,
    const struct grade_options *options)
{
	struct grading *g = calloc(1, sizeof *g);

	*result = (struct result){.seed = options->seed, .bytes = source->length};
	result->path = text_printable(source->path, strlen(source->path), false);
	hash_of(source->text, source->length, result->sha256);
	if (!g) {
		result->verdict = VERDICT_GRADER_ERROR;
		result->message = text_format("out of memory");
		return NULL;
	}
	*g = (struct grading){
	    .result = result,
	    .workshop = workshop,
	    .exercise = exercise,
	    .source = source,
	    .options = options,
	    .stage = {.fd = -1},
	    .compilation = {.fd = -1},
	    .started_ms = clock_ms(),
	};
	if (set_out(g) != 0)
		give_up(g);
	return g;
}

void grade_abandon(struct grading *g)
{
	if (!g)
		return;
	run_release(&g->run);
	reference_release(&g->reference);
	compilation_release(&g->compilation);
	stage_release(&g->stage);
	free(g->cases);
	free(g);
}

enum verdict grade_end(struct result *result, struct grading *g)
{
	if (g && result->verdict != VERDICT_GRADER_ERROR && travel(g) != 0)
		give_up(g);
	double started_ms = g ? g->started_ms : clock_ms();

	grade_abandon(g);
	result->total_ms = clock_ms() - started_ms;
	return result->verdict;
}

enum verdict grade(struct result *result, struct workshop *workshop,
    const struct exercise *exercise, const struct source *source,
    const struct grade_options *options)
{
	return grade_end(result, grade_begin(result, workshop, exercise, source, options));
}
