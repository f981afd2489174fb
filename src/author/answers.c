/*
 * author answers: runs the programs of an exercise's pitfalls on its fixed cases and writes down
 * what they answer, in ID.answers.json beside the vectors. A grade that fails looks there for the
 * few programs that answer as the submission does.
 */
#include "src/author/author.h"

#include "grader/exercise/known.h"
#include "grader/save.h"
#include "grader/text.h"
#include "grader/value.h"
#include "src/author/programs.h"
#include "src/crew.h"
#include "src/options.h"
#include "src/typed.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOL_PARTS = 16 }; /* of a tolerance, of which one is not worth a digit */

enum { JOBS, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [JOBS] = {"jobs", "N"},
};

struct work {
	struct author author;
	struct programs programs; /* pitfalls only */
	int graded;
};

/* --- one answer ------------------------------------------------------------------------------- */

static void put_text(FILE *out, const char *text)
{
	fputc('"', out);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			fputc('\\', out);
		fputc(*text, out);
	}
	fputc('"', out);
}

/* The fewest digits that read back to the same float32, or to one so near that the case's tolerance
 * takes no notice. */
static void put_number(FILE *out, float number, double tol)
{
	char digits[40];

	if (!isfinite(number)) {
		fprintf(out, isnan(number) ? "\"nan\"" : number > 0 ? "\"inf\"" : "\"-inf\"");
		return;
	}
	if (number == rintf(number) && fabsf(number) < 1e7F) {
		fprintf(out, "%d", (int)number);
		return;
	}
	for (int precision = 1; precision <= 9; precision++) {
		snprintf(digits, sizeof digits, "%.*g", precision, (double)number);
		if (fabs((double)strtof(digits, NULL) - (double)number) <= tol / TOL_PARTS)
			break;
	}
	fputs(digits, out);
}

static void put_numbers(FILE *out, const struct value *got, double tol)
{
	fputc('[', out);
	for (size_t i = 0; i < value_size(got) && i < KNOWN_NUMBERS; i++) {
		fputs(i > 0 ? "," : "", out);
		put_number(out, got->tensor.data[i], tol);
	}
	fputc(']', out);
}

static void put_with_shape(FILE *out, const struct value *got, double tol)
{
	fprintf(out, "{\"shape\":[");
	for (int i = 0; i < got->tensor.rank; i++)
		fprintf(out, "%s%d", i > 0 ? "," : "", got->tensor.shape[i]);
	fprintf(out, "],\"data\":");
	put_numbers(out, got, tol);
	fputc('}', out);
}

static void put_answer(FILE *out, const struct exercise *exercise, const struct test_case *of,
    const struct trial_case *trial)
{
	struct case_result result = {.verdict = trial->verdict, .message = trial->message};

	if (trial->returned && exercise->returns == VALUE_INT)
		fprintf(out, "%d", trial->got.integer);
	else if (trial->returned && trial->verdict == VERDICT_WRONG_SHAPE)
		put_with_shape(out, &trial->got, of->tol);
	else if (trial->returned)
		put_numbers(out, &trial->got, of->tol);
	else
		put_text(out, trial->skipped           ? "skipped"
			      : known_refused(&result) ? "refused"
						       : verdict_name(trial->verdict));
}

/* --- one file --------------------------------------------------------------------------------- */

static void put_program(FILE *out, const struct program *program)
{
	const struct exercise *exercise = &program->subject->exercise;
	const char *slash = strrchr(program->path, '/');
	char *name = text_format("%s", slash ? slash + 1 : program->path);
	bool first = true;

	if (name && strlen(name) > 2)
		name[strlen(name) - 2] = '\0';
	fprintf(out, "{\"program\":");
	put_text(out, name ? name : "");
	fprintf(out, ",\"answers\":{");
	for (int i = 0; i < program->trial.case_count && i < exercise->case_count; i++) {
		if (program->trial.cases[i].verdict == VERDICT_ACCEPTED)
			continue;
		fputs(first ? "" : ",", out);
		first = false;
		put_text(out, exercise->cases[i].name);
		fputc(':', out);
		put_answer(out, exercise, &exercise->cases[i], &program->trial.cases[i]);
	}
	fprintf(out, "}}");
	free(name);
}

/* All that is known of one exercise, a program on each line; the caller's. */
static char *write_all(const struct work *work, const struct subject *subject)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);
	bool first = true;

	if (!out)
		return NULL;
	fprintf(out, "{\"format\":1,\"exercise\":");
	put_text(out, subject->id);
	fprintf(out, ",\"programs\":[");
	for (int i = 0; i < work->programs.count; i++) {
		if (work->programs.list[i].subject != subject)
			continue;
		fputs(first ? "\n" : ",\n", out);
		first = false;
		put_program(out, &work->programs.list[i]);
	}
	fprintf(out, "\n]}\n");
	return fclose(out) == 0 ? text : (free(text), NULL);
}

static int save_one(const struct work *work, const struct subject *subject, struct error *error)
{
	char *text = subject->loaded ? write_all(work, subject) : NULL;
	int done = -1;

	if (!subject->loaded)
		error_set(error, "%s has faults; \"author check %s\" says which", subject->id,
		    subject->id);
	else if (!text)
		error_set(error, "out of memory");
	else if ((done = save_file(subject->exercise.answers, text, strlen(text))) != 0)
		error_set(error, "cannot write %s: %s", subject->exercise.answers, strerror(errno));
	else
		printf("%s: %zu bytes\n", subject->exercise.answers, strlen(text));
	free(text);
	return done;
}

static int save_all(const struct work *work, struct error *error)
{
	for (int i = 0; i < work->author.count; i++)
		if (save_one(work, &work->author.subjects[i], error) != 0)
			return -1;
	return 0;
}

/* --- grading ---------------------------------------------------------------------------------- */

static void grade_one(void *context, int index, FILE *out)
{
	struct work *work = context;

	programs_grade(&work->programs, &work->author, index, out);
}

static void take_one(void *context, int index, const char *said, size_t length)
{
	struct work *work = context;

	trial_read(&work->programs.list[index].trial, said, length);
	author_show_progress(&work->author, "graded", ++work->graded, work->programs.count);
}

static int grade_all(struct work *work, struct error *error)
{
	struct crew crew = {
	    .workers = work->author.workers, .context = work, .work = grade_one, .take = take_one};

	for (int i = 0; i < work->author.count; i++)
		if (programs_add_pitfalls(&work->programs, &work->author.subjects[i]) != 0)
			return error_set(error, "out of memory");
	crew.count = work->programs.count;
	if (crew_run(&crew, error) != 0)
		return -1;
	author_clear_progress(&work->author);
	for (int i = 0; i < work->programs.count; i++)
		if (work->programs.list[i].trial.verdict == VERDICT_GRADER_ERROR)
			return error_set(error, "%s cannot be graded: %s",
			    work->programs.list[i].path, work->programs.list[i].trial.message);
	return 0;
}

enum status author_answers(const struct screen *screen, int count, char **words)
{
	struct work work = {.author.screen = screen};
	struct options options;
	struct error error = {""};
	enum status status = STATUS_USAGE;

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) == 0 &&
	    author_take_jobs(&work.author.workers, options.value[JOBS], &error) == 0)
		status = author_open(&work.author, options.count, options.arguments, &error);
	if (status == STATUS_DONE &&
	    (grade_all(&work, &error) != 0 || save_all(&work, &error) != 0))
		status = STATUS_BROKEN;
	if (*error.text && status != STATUS_DONE)
		typed_complain("author answers: %s", error.text);
	programs_release(&work.programs);
	author_release(&work.author);
	return status;
}
