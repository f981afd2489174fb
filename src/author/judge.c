#include "src/author/judge.h"

#include "grader/compare.h"
#include "grader/text.h"
#include "src/author/locate.h"

#include <stdlib.h>
#include <string.h>

/* The reference takes at most one part in so many of the time that a case may take. */
enum { TIME_RESERVE = 10 };

/* --- one program ------------------------------------------------------------------------------ */

/* What a person calls a case: its name, and for a fresh one the seed that draws it again. */
static char *name_of_case(const struct program *program, int index)
{
	const struct exercise *exercise = &program->subject->exercise;

	if (index < exercise->case_count)
		return text_format("\"%s\"", exercise->cases[index].name);
	return text_format("fresh %d of seed %llu", index - exercise->case_count + 1,
	    (unsigned long long)program->options.seed);
}

/* What a fixed case wants, as a place in its file that locate.h finds; the caller's. */
static char *place_of_want(const struct program *program, int index)
{
	const struct subject *subject = program->subject;
	const struct test_case *of = &subject->exercise.cases[index];
	int example = 0;

	if (of->hidden)
		return text_format("%s: case \"%s\".want", subject->vectors, of->name);
	for (int i = 0; i < index; i++)
		example += !subject->exercise.cases[i].hidden;
	return text_format("%s/exercise.json: examples[%d].want", subject->folder, example);
}

/* Why no case was run. */
static const char *why_not_run(const struct trial *trial)
{
	return trial->complaint ? trial->complaint
	       : trial->message ? trial->message
				: "no reason is known";
}

/* How it failed, in words; the caller's. */
static char *how_it_failed(const struct program *program)
{
	const struct trial *trial = &program->trial;
	const struct trial_case *first = trial_first_failure(trial);
	const char *verdict = verdict_name(trial->verdict);

	if (trial->verdict == VERDICT_COMPILE_ERROR || !first)
		return text_format("%s: %s", verdict, why_not_run(trial));
	char *where = name_of_case(program, (int)(first - trial->cases));
	char *how = text_format("%s on %s: %s", verdict, where,
	    first->message   ? first->message
	    : trial->message ? trial->message
			     : verdict_meaning(first->verdict));

	free(where);
	return how;
}

static bool compiled(const struct program *program)
{
	return program->trial.verdict != VERDICT_COMPILE_ERROR &&
	       program->trial.verdict != VERDICT_GRADER_ERROR;
}

static bool failed(const struct program *program)
{
	return compiled(program) && program->trial.verdict != VERDICT_ACCEPTED;
}

/* Whatever program it is: it must compile without a word. False if there is nothing to judge. */
static bool check_compiled(struct faults *faults, const struct program *program)
{
	const struct trial *trial = &program->trial;

	if (trial->verdict == VERDICT_GRADER_ERROR) {
		if (trial->blames_exercise)
			faults_add(faults, "%s: with the seed %llu: %s", program->path,
			    (unsigned long long)program->options.seed, trial->message);
		return false;
	}
	if (trial->complaint && trial->verdict != VERDICT_COMPILE_ERROR)
		faults_add(faults, "%s: %s; make it compile without a word", program->path,
		    trial->complaint);
	if (trial->verdict != VERDICT_COMPILE_ERROR)
		return true;
	faults_add(faults, "%s: does not compile: %s", program->path, why_not_run(trial));
	return false;
}

static void check_starter(struct subject *subject, const struct program *program)
{
	struct faults *faults = &subject->faults;

	if (check_compiled(faults, program) && program->trial.verdict == VERDICT_ACCEPTED)
		faults_add(
		    faults, "%s: is accepted as it is; take the answer out of it", program->path);
}

static bool is_fixed(const struct program *program, int index)
{
	return index < program->subject->exercise.case_count && index < program->trial.case_count;
}

/* Either it is wrong, or what the case wants. */
static void blame_reference(struct subject *subject, const struct program *program)
{
	const struct trial_case *first = trial_first_failure(&program->trial);
	int index = first ? (int)(first - program->trial.cases) : program->trial.case_count;
	char *how = how_it_failed(program);
	char *place = is_fixed(program, index) ? place_of_want(program, index) : NULL;

	faults_add(&subject->faults, "%s: is not accepted, it is %s; mend it%s%s%s", program->path,
	    how ? how : "", place ? ", or what is" LOCATE_WANTED : "", place ? place : "",
	    place ? ": one of the two is wrong" : "");
	free(place);
	free(how);
}

static void check_reference(struct subject *subject, const struct program *program)
{
	struct faults *faults = &subject->faults;

	if (!check_compiled(faults, program))
		return;
	if (failed(program)) {
		blame_reference(subject, program);
	} else if (program->trial.stars < 2) {
		faults_add(faults,
		    "%s: calls conv_general_dilated; write it from scratch, as the second star "
		    "asks of a learner",
		    program->path);
	}
}

static void check_sanitized(struct subject *subject, const struct program *program)
{
	const struct trial *trial = &program->trial;
	const char *message = trial->message ? trial->message : "no reason is known";

	if (trial->verdict == VERDICT_RUNTIME_ERROR)
		faults_add(&subject->faults, "%s: %s", program->path, message);
	else if (trial->verdict == VERDICT_COMPILE_ERROR)
		faults_add(&subject->warnings, "%s: was not run under the sanitizers: %s",
		    program->path, message);
}

/* What the lesson says is held to the reference, not the other way round. */
static void check_said(struct subject *subject, const struct program *program)
{
	const struct trial *trial = &program->trial;

	for (int i = 0; i < trial->case_count && i < subject->said.count; i++)
		if (trial->cases[i].verdict != VERDICT_ACCEPTED && !trial->cases[i].skipped)
			faults_add(&subject->faults,
			    "%s/lesson.md: %s: reference.c does not give that: %s; mend the "
			    "lesson, "
			    "or the reference",
			    subject->folder, subject->said.cases[i].name,
			    trial->cases[i].message ? trial->cases[i].message
						    : verdict_name(trial->cases[i].verdict));
}

static const char *first_id(const struct program *program)
{
	return program->subject->exercise.pitfalls[program->pitfalls[0]].id;
}

/* Whether every case of the category that bears its name was answered rightly. */
static bool passes_own_category(const struct program *program)
{
	const struct exercise *exercise = &program->subject->exercise;
	const char *id = first_id(program);
	int own = 0;

	for (int i = 0; is_fixed(program, i); i++) {
		if (strcmp(exercise->cases[i].category, id) != 0)
			continue;
		own++;
		if (program->trial.cases[i].verdict != VERDICT_ACCEPTED)
			return false;
	}
	return own > 0;
}

static void check_pitfall(struct subject *subject, const struct program *program)
{
	struct faults *faults = &subject->faults;

	if (!check_compiled(faults, program))
		return;
	if (program->trial.verdict == VERDICT_ACCEPTED)
		faults_add(faults,
		    "%s: is accepted; add a hidden case to %s that it gets wrong, or remove it",
		    program->path, subject->vectors);
	else if (passes_own_category(program))
		faults_add(faults,
		    "%s: gets all of the category \"%s\" right; add a case to it that this "
		    "mistake gets wrong",
		    program->path, first_id(program));
}

/* "a+b" against "b+a". */
static bool same_swapped(const char *a, const char *b)
{
	const char *plus = strchr(a, '+');
	size_t first = plus ? (size_t)(plus - a) : 0, second = plus ? strlen(plus + 1) : 0;

	return plus && strlen(b) == strlen(a) && memcmp(b, plus + 1, second) == 0 &&
	       b[second] == '+' && memcmp(b + second + 1, a, first) == 0;
}

static bool has_listed(const struct program *program)
{
	return program->mistake && strcmp(program->mistake, "none") != 0;
}

bool author_named_rightly(const struct program *program)
{
	const char *named = program->trial.mistake;

	return has_listed(program) && named &&
	       (strcmp(named, program->mistake) == 0 || same_swapped(named, program->mistake));
}

/* What is said of a learner's mistake: a name that is wrong, though said with certainty, is a
 * fault; one that is missing, and no input that shows it, are told. */
static void check_named(struct subject *subject, const struct program *program)
{
	const struct trial *trial = &program->trial;
	bool right = author_named_rightly(program);

	if (trial->verdict == VERDICT_COMPILE_ERROR || !program->mistake)
		return;
	if (trial->mistake && trial->certain && !right)
		faults_add(&subject->faults, "%s: makes the mistake %s, and is told that it is %s",
		    program->path, program->mistake, trial->mistake);
	else if (has_listed(program) && !right)
		faults_add(&subject->warnings, "%s: makes the mistake %s, and is told %s%s",
		    program->path, program->mistake,
		    trial->mistake ? "that it is likely " : "no name",
		    trial->mistake ? trial->mistake : "");
	if (!trial->shown)
		faults_add(
		    &subject->warnings, "%s: no small input shows what is wrong", program->path);
}

static void check_learner(struct subject *subject, const struct program *program)
{
	/* That the reference fails on fresh cases is told of the reference. */
	if (program->trial.verdict == VERDICT_GRADER_ERROR)
		return;
	if (program->trial.verdict == program->expected) {
		check_named(subject, program);
		return;
	}
	char *how = program->trial.verdict == VERDICT_ACCEPTED ? text_format("accepted")
							       : how_it_failed(program);

	faults_add(&subject->faults, "%s: expects to be %s, and is %s", program->path,
	    verdict_name(program->expected), how);
	free(how);
}

/* --- two programs ----------------------------------------------------------------------------- */

/* Numbers in what is said of a fault may be sizes and addresses; the words are the kind. */
static bool same_words(const char *a, const char *b)
{
	for (a = a ? a : "", b = b ? b : ""; *a && *b; a++, b++) {
		a += strspn(a, "0123456789");
		b += strspn(b, "0123456789");
		if (*a != *b || !*a)
			return *a == *b;
	}
	return *a == *b;
}

static bool same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_value(const struct test_case *of, const struct value *a, const struct value *b)
{
	struct test_case wanting_a = {.want = *a, .tol = of->tol};
	char message[256];

	return compare_value(&wanting_a, b, message, sizeof message) == VERDICT_ACCEPTED;
}

bool author_same_outcome(
    const struct test_case *of, const struct trial_case *a, const struct trial_case *b)
{
	if (a->skipped || b->skipped)
		return true;
	if (a->verdict != b->verdict)
		return false;
	if (a->verdict == VERDICT_ACCEPTED)
		return true;
	if (a->returned && b->returned)
		return same_value(of, &a->got, &b->got);
	/* A result that was too large to bring back is known by what is said of its shape. */
	if (a->verdict == VERDICT_WRONG_SHAPE)
		return same_text(a->message, b->message);
	return a->returned == b->returned && same_words(a->message, b->message);
}

static bool can_be_told_apart(const struct program *a, const struct program *b)
{
	for (int i = 0; is_fixed(a, i) && is_fixed(b, i); i++)
		if (!author_same_outcome(
			&a->subject->exercise.cases[i], &a->trial.cases[i], &b->trial.cases[i]))
			return true;
	return false;
}

static const char *file_name(const struct program *program)
{
	const char *slash = strrchr(program->path, '/');

	return slash ? slash + 1 : program->path;
}

static bool same_mistakes(const struct program *a, const struct program *b)
{
	return a->pitfall_count == b->pitfall_count &&
	       memcmp(a->pitfalls, b->pitfalls, (size_t)a->pitfall_count * sizeof *a->pitfalls) ==
		   0;
}

static void compare_pitfalls(struct faults *faults, const struct program *programs, int count)
{
	for (int i = 0; i < count; i++)
		for (int k = 0; k < i; k++) {
			const struct program *a = &programs[k], *b = &programs[i];

			if (a->role != PROGRAM_PITFALL || b->role != PROGRAM_PITFALL ||
			    same_mistakes(a, b) || !failed(a) || !failed(b) ||
			    can_be_told_apart(a, b))
				continue;
			faults_add(faults,
			    "%s: cannot be told from %s: both give the same in every case; add a "
			    "hidden case to %s where they differ",
			    b->path, file_name(a), a->subject->vectors);
		}
}

/* --- all of them ------------------------------------------------------------------------------ */

static double slowest_ms(const struct trial *trial)
{
	double most = 0;

	for (int i = 0; i < trial->case_count; i++)
		most = trial->cases[i].time_ms > most ? trial->cases[i].time_ms : most;
	return most;
}

double author_reference_ms(const struct program *programs, int count)
{
	double least = -1;

	for (int i = 0; i < count; i++) {
		double ms = slowest_ms(&programs[i].trial);

		if (programs[i].role == PROGRAM_REFERENCE &&
		    programs[i].trial.verdict == VERDICT_ACCEPTED && (least < 0 || ms < least))
			least = ms;
	}
	return least;
}

static void check_time(struct subject *subject, const struct program *programs, int count)
{
	double ms = author_reference_ms(programs, count);
	int limit = subject->exercise.limits.time_ms;

	if (ms * TIME_RESERVE > limit)
		faults_add(&subject->faults,
		    "%s/exercise.json: limits.time_ms: is %d, and the reference took %.0f ms for "
		    "one case; leave it %d times that, or make the inputs smaller",
		    subject->folder, limit, ms, TIME_RESERVE);
}

/* A grade has a bound of its own, in which not all of them may have their turn. */
static void check_fresh(struct subject *subject, const struct program *programs, int count)
{
	int wanted = 0, tried = 0;

	for (int i = 0; i < count; i++) {
		const struct program *program = &programs[i];

		if (program->role != PROGRAM_REFERENCE || !compiled(program))
			continue;
		wanted += program->options.fresh;
		tried += program->trial.fresh;
	}
	if (tried < wanted)
		faults_add(&subject->warnings,
		    "%s/reference.c: takes so long that only %d of %d fresh cases were tried; make "
		    "the inputs smaller",
		    subject->folder, tried, wanted);
}

void author_judge(struct subject *subject, const struct program *programs, int count)
{
	static void (*const CHECKS[])(struct subject *, const struct program *) = {
	    [PROGRAM_STARTER] = check_starter,
	    [PROGRAM_REFERENCE] = check_reference,
	    [PROGRAM_SANITIZED] = check_sanitized,
	    [PROGRAM_SAID] = check_said,
	    [PROGRAM_PITFALL] = check_pitfall,
	    [PROGRAM_LEARNER] = check_learner,
	};
	bool its_fault_is_told = false;

	for (int i = 0; i < count; i++) {
		bool again = i > 0 && programs[i].role == programs[i - 1].role &&
			     strcmp(programs[i].path, programs[i - 1].path) == 0;

		/* Of the same program graded on other fresh cases the first failure is enough. */
		if (again && its_fault_is_told)
			continue;
		int before = subject->faults.count;

		CHECKS[programs[i].role](subject, &programs[i]);
		its_fault_is_told = subject->faults.count > before;
	}
	compare_pitfalls(&subject->faults, programs, count);
	check_time(subject, programs, count);
	check_fresh(subject, programs, count);
}
