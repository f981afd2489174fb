/*
 * author check: reads every exercise that is named, grades all programs that belong to them, and
 * tells what is wrong with each as soon as its last program is graded.
 */
#include "src/author/author.h"

#include "grader/cage.h"
#include "grader/exercise/sizes.h"
#include "src/author/files.h"
#include "src/author/judge.h"
#include "src/author/locate.h"
#include "src/author/programs.h"
#include "src/author/recalled.h"
#include "src/crew.h"
#include "src/options.h"
#include "src/typed.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FRESH_USUAL = 2000, FRESH_MAX = 1000000 };

enum { FORMAT, FRESH, JOBS, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [FORMAT] = {"format", "text|json"},
    [FRESH] = {"fresh", "N"},
    [JOBS] = {"jobs", "N"},
};

struct check {
	struct author author;
	struct programs programs;
	int fresh;
	bool as_json;
	cJSON *exercises; /* what is told as JSON */
	int graded, told; /* programs, subjects */
	int passed, faulty;
	bool broken; /* the machine, by something that was told */
};

/* --- telling ---------------------------------------------------------------------------------- */

/* What of an exercise was looked at, for a person to see that something was. */
struct extent {
	int pitfalls, programs, hidden;
	double reference_ms;
};

static struct extent extent_of(
    const struct subject *subject, const struct program *programs, int count)
{
	struct extent extent = {.pitfalls = subject->exercise.pitfall_count,
	    .reference_ms = author_reference_ms(programs, count)};

	for (int i = 0; i < count; i++)
		extent.programs += i == 0 || strcmp(programs[i].path, programs[i - 1].path) != 0;
	for (int i = 0; i < subject->exercise.case_count; i++)
		extent.hidden += subject->exercise.cases[i].hidden;
	return extent;
}

static int all_of(const struct faults *faults)
{
	return faults->count + faults->more;
}

static void tell_text(
    const struct check *check, const struct subject *subject, const struct extent *extent)
{
	bool well = all_of(&subject->faults) == 0;

	author_clear_progress(&check->author);
	const char *word = well ? "ok" : "FAULT";

	if (subject->loaded)
		author_say(AUTHOR_INDENT,
		    "%-5s  %-20s %d programs, %d pitfalls, %d hidden and %d fresh cases", word,
		    subject->id, extent->programs, extent->pitfalls, extent->hidden, check->fresh);
	else
		author_say(AUTHOR_INDENT, "%-5s  %s", word, subject->id);
	author_say_faults("fault", &subject->faults);
	author_say_faults("warning", &subject->warnings);
	fflush(stdout);
}

static bool add_list(cJSON *to, const char *name, const struct faults *faults)
{
	cJSON *list = cJSON_AddArrayToObject(to, name);
	bool made = list != NULL;

	for (int i = 0; i < faults->count; i++)
		made = made && cJSON_AddItemToArray(list, cJSON_CreateString(faults->sentences[i]));
	return made;
}

static bool add_text(cJSON *to, const char *name, const char *text)
{
	return text ? cJSON_AddStringToObject(to, name, text) : cJSON_AddNullToObject(to, name);
}

/* A learner's program, and how far its mistake was found. */
static bool add_learner(cJSON *list, const struct program *program)
{
	const struct trial *trial = &program->trial;
	cJSON *to = cJSON_CreateObject();
	bool made =
	    add_text(to, "path", program->path) &&
	    add_text(to, "expected", verdict_name(program->expected)) &&
	    add_text(to, "verdict", verdict_name(trial->verdict)) &&
	    add_text(to, "mistake", program->mistake) && add_text(to, "named", trial->mistake) &&
	    cJSON_AddBoolToObject(to, "named_rightly", author_named_rightly(program)) &&
	    cJSON_AddBoolToObject(to, "certain", trial->certain) &&
	    (trial->shown ? cJSON_AddNumberToObject(to, "shown_numbers", trial->shown_numbers)
			  : cJSON_AddNullToObject(to, "shown_numbers"));

	if (made && cJSON_AddItemToArray(list, to))
		return true;
	cJSON_Delete(to);
	return false;
}

static bool add_learners(cJSON *to, const struct program *programs, int count)
{
	cJSON *list = cJSON_AddArrayToObject(to, "learners");
	bool made = list != NULL;

	for (int i = 0; i < count; i++)
		if (programs[i].role == PROGRAM_LEARNER &&
		    (i == 0 || strcmp(programs[i].path, programs[i - 1].path) != 0))
			made = made && add_learner(list, &programs[i]);
	return made;
}

/* Whether all its tensors are rows of numbers. */
static bool is_of_rows(const struct exercise *exercise)
{
	for (int i = 0; i < exercise->param_count; i++) {
		const struct param *param = &exercise->params[i];

		if (param->kind == VALUE_TENSOR &&
		    (param->rank != 1 || sizes_run(exercise, param->shape[0]) >= 0))
			return false;
	}
	return true;
}

static void tell_json(struct check *check, const struct subject *subject,
    const struct extent *extent, const struct program *programs, int count)
{
	cJSON *to = cJSON_CreateObject();
	bool made =
	    cJSON_AddStringToObject(to, "exercise", subject->id) &&
	    cJSON_AddStringToObject(to, "folder", subject->folder) &&
	    cJSON_AddBoolToObject(to, "ok", all_of(&subject->faults) == 0) &&
	    cJSON_AddNumberToObject(to, "programs", extent->programs) &&
	    cJSON_AddNumberToObject(to, "pitfalls", extent->pitfalls) &&
	    cJSON_AddNumberToObject(to, "hidden_cases", extent->hidden) &&
	    cJSON_AddNumberToObject(to, "lesson_cases", subject->said.count) &&
	    cJSON_AddNumberToObject(to, "fresh_cases", subject->loaded ? check->fresh : 0) &&
	    (extent->reference_ms < 0 ||
		cJSON_AddNumberToObject(to, "reference_ms", extent->reference_ms)) &&
	    add_list(to, "faults", &subject->faults) &&
	    add_list(to, "warnings", &subject->warnings) &&
	    cJSON_AddBoolToObject(to, "of_rows", is_of_rows(&subject->exercise)) &&
	    add_learners(to, programs, count);

	if (!made || !cJSON_AddItemToArray(check->exercises, to)) {
		cJSON_Delete(to);
		check->broken = true;
	}
}

/* Something that has nothing to do with the exercise; it would be the same for the next. */
static void tell_broken(struct check *check, const struct program *programs, int count)
{
	for (int i = 0; i < count; i++) {
		const struct trial *trial = &programs[i].trial;

		if (trial->verdict != VERDICT_GRADER_ERROR || trial->blames_exercise)
			continue;
		author_clear_progress(&check->author);
		typed_complain("author: cannot grade %s: %s", programs[i].path,
		    trial->message ? trial->message : "no reason is known");
		check->broken = true;
		return;
	}
}

static void tell(struct check *check, struct subject *subject, struct program *programs, int count)
{
	author_judge(subject, programs, count);
	recalled_check(subject, programs, count);
	locate_faults(&subject->faults);
	locate_faults(&subject->warnings);
	struct extent extent = extent_of(subject, programs, count);

	tell_broken(check, programs, count);
	check->passed += all_of(&subject->faults) == 0;
	check->faulty += all_of(&subject->faults) > 0;
	if (check->as_json)
		tell_json(check, subject, &extent, programs, count);
	else
		tell_text(check, subject, &extent);
}

/* Every subject, in order, of which all programs are graded. */
static void tell_finished(struct check *check)
{
	struct programs *programs = &check->programs;
	int first = 0;

	while (first < programs->count &&
	       programs->list[first].subject < &check->author.subjects[check->told])
		first++;
	for (; check->told < check->author.count; check->told++) {
		struct subject *subject = &check->author.subjects[check->told];
		int end = first;

		while (end < programs->count && programs->list[end].subject == subject)
			end++;
		if (end > check->graded)
			return;
		tell(check, subject, programs->list + first, end - first);
		first = end;
	}
}

/* --- grading ---------------------------------------------------------------------------------- */

static void work(void *context, int index, FILE *out)
{
	struct check *check = context;

	programs_grade(&check->programs, &check->author, index, out);
}

static void take(void *context, int index, const char *said, size_t length)
{
	struct check *check = context;

	trial_read(&check->programs.list[index].trial, said, length);
	check->graded = index + 1;
	tell_finished(check);
	if (check->graded < check->programs.count)
		author_show_progress(
		    &check->author, "graded", check->graded, check->programs.count);
}

static int grade_all(struct check *check, struct error *error)
{
	struct crew crew = {
	    .workers = check->author.workers, .context = check, .work = work, .take = take};
	struct cage cage;

	for (int i = 0; i < check->author.count; i++) {
		struct subject *subject = &check->author.subjects[i];

		author_check_files(subject);
		if (programs_add(&check->programs, subject, check->fresh) != 0)
			return error_set(error, "out of memory");
	}
	/* Found out here, it need not be found out by each worker. */
	if (cage_probe(&cage, error) != 0)
		return -1;
	crew.count = check->programs.count;
	if (crew_run(&crew, error) != 0)
		return -1;
	tell_finished(check);
	return 0;
}

/* --- the whole -------------------------------------------------------------------------------- */

static enum status sum_up(struct check *check)
{
	if (check->as_json) {
		bool made = author_print_json(
		    "stride/author-check/v1", check->exercises, check->passed, check->faulty);

		check->broken = check->broken || !made;
	} else {
		printf("\n%d ok, %d with faults\n", check->passed, check->faulty);
	}
	return check->broken ? STATUS_BROKEN : check->faulty ? STATUS_FAILED : STATUS_DONE;
}

enum status author_check(const struct screen *screen, int count, char **words)
{
	struct check check = {
	    .author.screen = screen, .fresh = FRESH_USUAL, .exercises = cJSON_CreateArray()};
	struct options options;
	struct error error = {""};
	enum status status = STATUS_USAGE;

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) == 0 &&
	    author_take_format(&check.as_json, options.value[FORMAT], &error) == 0 &&
	    author_take_jobs(&check.author.workers, options.value[JOBS], &error) == 0 &&
	    author_take_number(&check.fresh, "fresh", options.value[FRESH], FRESH_MAX, &error) == 0)
		status = author_open(&check.author, options.count, options.arguments, &error);
	if (status == STATUS_DONE && grade_all(&check, &error) != 0)
		status = STATUS_BROKEN;
	author_clear_progress(&check.author);
	if (status == STATUS_DONE)
		status = sum_up(&check);
	else
		typed_complain("author check: %s", error.text);
	programs_release(&check.programs);
	author_release(&check.author);
	cJSON_Delete(check.exercises);
	return status;
}
