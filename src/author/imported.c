#include "src/author/imported.h"

#include "grader/exercise/exercise.h"
#include "grader/stage.h"
#include "grader/text.h"
#include "src/author/trial.h"
#include "src/crew.h"
#include "src/file.h"
#include "src/typed.h"

#include <stdlib.h>
#include <string.h>

/* --- the reference on these cases ------------------------------------------------------------- */

struct comparison {
	struct author *author;
	const struct exercise *exercise;
	char *text; /* of the reference */
	struct trial trial;
};

static void grade_reference(void *context, int index, FILE *out)
{
	const struct comparison *comparison = context;
	struct source source = {"reference.c", comparison->text, strlen(comparison->text)};
	struct grade_options options = {0};

	(void)index;
	trial_run(out, &comparison->author->workshop, comparison->exercise, &source, &options);
}

static void take_reference(void *context, int index, const char *said, size_t length)
{
	struct comparison *comparison = context;

	(void)index;
	trial_read(&comparison->trial, said, length);
}

/* How many cases are another's. */
static int complain(const struct comparison *comparison, const char *path)
{
	const struct exercise *e = comparison->exercise;
	int differences = 0;

	for (int i = 0; i < comparison->trial.case_count && i < e->case_count; i++) {
		const struct trial_case *of = &comparison->trial.cases[i];

		if (of->verdict == VERDICT_ACCEPTED)
			continue;
		differences++;
		typed_complain("author vectors: %s: case \"%s\": reference.c answers otherwise: %s",
		    path, e->cases[i].name, of->message ? of->message : verdict_name(of->verdict));
	}
	return differences;
}

static enum status judge(const struct comparison *comparison, const char *path, struct error *error)
{
	const struct trial *trial = &comparison->trial;

	if (trial->verdict == VERDICT_ACCEPTED)
		return STATUS_DONE;
	if (trial->case_count > 0 && complain(comparison, path) > 0) {
		error_set(error, "nothing was written: one of the two is wrong");
		return STATUS_FAILED;
	}
	error_set(error, "reference.c cannot be asked: %s",
	    trial->complaint ? trial->complaint
	    : trial->message ? trial->message
			     : verdict_name(trial->verdict));
	return trial->verdict == VERDICT_GRADER_ERROR ? STATUS_BROKEN : STATUS_FAILED;
}

static enum status compare(struct author *author, const struct subject *subject,
    const struct exercise *exercise, const char *path, struct error *error)
{
	struct comparison comparison = {.author = author, .exercise = exercise};
	char *reference = text_format("%s/reference.c", subject->folder);
	size_t length;
	enum status status = STATUS_BROKEN;
	struct crew crew = {.workers = 1,
	    .count = 1,
	    .context = &comparison,
	    .work = grade_reference,
	    .take = take_reference};

	comparison.text = reference ? file_read(reference, SOURCE_MAX, &length, error) : NULL;
	if (comparison.text && crew_run(&crew, error) == 0)
		status = judge(&comparison, path, error);
	trial_release(&comparison.trial);
	free(comparison.text);
	free(reference);
	return status;
}

/* --- the file --------------------------------------------------------------------------------- */

static enum status load(struct imported *imported, const struct subject *subject, const char *path)
{
	struct faults faults = {0};
	int done = exercise_load_draft(&imported->exercise, subject->folder, path, &faults);

	for (int i = 0; i < faults.count; i++)
		typed_complain("author vectors: %s", faults.sentences[i]);
	faults_release(&faults);
	return done == 0 ? STATUS_DONE : STATUS_FAILED;
}

/* What says that it was made here would be made anew the next time. */
static enum status check_sources(
    const struct imported *imported, const char *path, struct error *error)
{
	for (int i = 0; i < imported->exercise.case_count; i++) {
		const struct test_case *of = &imported->exercise.cases[i];

		if (of->hidden && strcmp(of->source, "reference.c") == 0) {
			error_set(error,
			    "%s: case \"%s\".source: is \"reference.c\"; name the program that "
			    "answered, as \"scipy 1.14\"",
			    path, of->name);
			return STATUS_FAILED;
		}
	}
	return STATUS_DONE;
}

enum status imported_read(struct imported *imported, struct author *author,
    const struct subject *subject, const char *path, struct error *error)
{
	enum status status = load(imported, subject, path);

	if (status == STATUS_DONE)
		status = check_sources(imported, path, error);
	if (status == STATUS_DONE)
		status = compare(author, subject, &imported->exercise, path, error);
	return status;
}

bool imported_has(const struct imported *imported, const char *name)
{
	for (int i = 0; i < imported->exercise.case_count; i++)
		if (imported->exercise.cases[i].hidden &&
		    strcmp(imported->exercise.cases[i].name, name) == 0)
			return true;
	return false;
}

void imported_release(struct imported *imported)
{
	exercise_release(&imported->exercise);
}
