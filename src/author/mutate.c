/*
 * author mutate: are there enough hidden cases? Every small mistake that can be made in a reference
 * is made, and the fixed cases must tell each of these mutants from it. One that survives shows a
 * case that is missing, or is right as well; then that is written down with the reason, and an
 * entry of which this is no longer true is a fault.
 *
 * The references are graded first, to see that they are well and how much time they take; a mutant
 * gets little more, so that one that never ends costs little.
 */
#include "src/author/author.h"

#include "grader/cage.h"
#include "grader/stage.h"
#include "grader/text.h"
#include "grader/version.h"
#include "src/author/mutants.h"
#include "src/author/survivors.h"
#include "src/author/trial.h"
#include "src/crew.h"
#include "src/file.h"
#include "src/options.h"
#include "src/typed.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MUTANTS_USUAL = 150, MUTANTS_MAX = 100000, TIME_FACTOR = 10, TIME_MS_MIN = 100 };

enum { FORMAT, JOBS, MOST, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [FORMAT] = {"format", "text|json"},
    [JOBS] = {"jobs", "N"},
    [MOST] = {"most", "N"},
};

/* One mutant that was accepted. */
struct found {
	const struct mutant *mutant;
	char *line, *becomes;
};

/* The mutants of one exercise, and what became of them. */
struct field {
	struct subject *subject;
	char *path, *text; /* of the reference */
	struct trial reference;
	struct exercise quick; /* the subject's, with limits for mutants; borrowed */
	struct mutants mutants;
	struct survivors recorded;
	struct found *found;
	int found_count;
	int killed, refused; /* by the cases; by the compiler */
};

struct mutation {
	struct author author;
	int most;
	bool as_json;
	struct field *fields; /* one for each subject */
	struct job {
		int field, mutant;
	} * jobs;
	int job_count, done, told;
	cJSON *exercises; /* what is told as JSON */
	int passed, faulty;
	bool broken;
};

/* --- telling ---------------------------------------------------------------------------------- */

/* What was recorded for a mutant that was not tried may still be so. */
static void note_stale(struct field *field)
{
	struct subject *subject = field->subject;

	if (field->mutants.left_out > 0)
		return;
	for (int i = 0; i < field->recorded.count; i++) {
		const struct survivor *entry = &field->recorded.list[i];

		if (entry->met == 0 && entry->line && entry->becomes)
			faults_add(&subject->faults,
			    "%s: survivors.%s[%d]: no mutant survives by which \"%s\" becomes "
			    "\"%s\"; remove it",
			    subject->mutants, subject->id, i, entry->line, entry->becomes);
	}
}

static int recorded_count(const struct field *field)
{
	int count = 0;

	for (int i = 0; i < field->found_count; i++)
		count += survivors_find(&field->recorded, field->found[i].line,
			     field->found[i].becomes) != NULL;
	return count;
}

static void note_survivors(struct field *field)
{
	for (int i = 0; i < field->found_count; i++) {
		const struct found *found = &field->found[i];

		if (!survivors_find(&field->recorded, found->line, found->becomes))
			faults_add(&field->subject->faults,
			    "%s: line %d: survives as \"%s\" (%s); add a hidden case that tells it "
			    "apart, or write into %s why it is right",
			    field->path, found->mutant->line, found->becomes, found->mutant->change,
			    field->subject->mutants);
	}
}

static void tell_text(const struct field *field)
{
	const struct faults *faults = &field->subject->faults;

	const char *word = faults->count == 0 ? "ok" : "FAULT", *id = field->subject->id;

	if (field->mutants.count > 0)
		author_say(AUTHOR_INDENT,
		    "%-5s  %-20s %d mutants: %d told apart, %d survive, %d of them for a reason; "
		    "%d do not compile; %d more were not tried",
		    word, id, field->mutants.count, field->killed, field->found_count,
		    recorded_count(field), field->refused, field->mutants.left_out);
	else
		author_say(AUTHOR_INDENT, "%-5s  %s", word, id);
	author_say_faults("fault", faults);
	fflush(stdout);
}

static bool add_survivors(cJSON *to, const struct field *field)
{
	cJSON *list = cJSON_AddArrayToObject(to, "survivors");
	bool made = list != NULL;

	for (int i = 0; i < field->found_count && made; i++) {
		const struct found *found = &field->found[i];
		const struct survivor *entry =
		    survivors_find(&field->recorded, found->line, found->becomes);
		cJSON *each = cJSON_CreateObject();

		made = cJSON_AddNumberToObject(each, "number", found->mutant->line) &&
		       cJSON_AddStringToObject(each, "change", found->mutant->change) &&
		       cJSON_AddStringToObject(each, "line", found->line) &&
		       cJSON_AddStringToObject(each, "becomes", found->becomes) &&
		       (!entry || cJSON_AddStringToObject(each, "why", entry->why)) &&
		       cJSON_AddItemToArray(list, each);
	}
	return made;
}

static void tell_json(struct mutation *mutation, const struct field *field)
{
	const struct faults *faults = &field->subject->faults;
	cJSON *to = cJSON_CreateObject(), *list = cJSON_AddArrayToObject(to, "faults");
	bool made = cJSON_AddStringToObject(to, "exercise", field->subject->id) &&
		    cJSON_AddBoolToObject(to, "ok", faults->count == 0) &&
		    cJSON_AddNumberToObject(to, "mutants", field->mutants.count) &&
		    cJSON_AddNumberToObject(to, "killed", field->killed) &&
		    cJSON_AddNumberToObject(to, "recorded", recorded_count(field)) &&
		    cJSON_AddNumberToObject(to, "uncompilable", field->refused) &&
		    cJSON_AddNumberToObject(to, "left_out", field->mutants.left_out) &&
		    add_survivors(to, field);

	for (int i = 0; i < faults->count; i++)
		made = made && cJSON_AddItemToArray(list, cJSON_CreateString(faults->sentences[i]));
	if (!made || !cJSON_AddItemToArray(mutation->exercises, to)) {
		cJSON_Delete(to);
		mutation->broken = true;
	}
}

/* Those of which all mutants are graded, in order. */
static void tell_finished(struct mutation *mutation)
{
	int next = mutation->done < mutation->job_count ? mutation->jobs[mutation->done].field
							: mutation->author.count;

	for (; mutation->told < next; mutation->told++) {
		struct field *field = &mutation->fields[mutation->told];

		if (field->mutants.count > 0) {
			note_survivors(field);
			note_stale(field);
		}
		mutation->passed += field->subject->faults.count == 0;
		mutation->faulty += field->subject->faults.count > 0;
		author_clear_progress(&mutation->author);
		if (mutation->as_json)
			tell_json(mutation, field);
		else
			tell_text(field);
	}
}

/* --- the references --------------------------------------------------------------------------- */

static void grade_reference(void *context, int index, FILE *out)
{
	struct mutation *mutation = context;
	struct field *field = &mutation->fields[index];
	struct source source = {field->path, field->text, field->text ? strlen(field->text) : 0};
	struct grade_options options = {0};

	if (field->text)
		trial_run(
		    out, &mutation->author.workshop, &field->subject->exercise, &source, &options);
}

static void take_reference(void *context, int index, const char *said, size_t length)
{
	struct mutation *mutation = context;
	struct field *field = &mutation->fields[index];
	struct trial *trial = &field->reference;

	if (!field->text)
		return;
	trial_read(trial, said, length);
	if (trial->verdict == VERDICT_GRADER_ERROR) {
		typed_complain("author: cannot grade %s: %s", field->path,
		    trial->message ? trial->message : "no reason is known");
		mutation->broken = true;
	} else if (trial->verdict != VERDICT_ACCEPTED) {
		faults_add(&field->subject->faults,
		    "%s: is not accepted but %s; \"author check %s\" says more", field->path,
		    verdict_name(trial->verdict), field->subject->id);
	}
}

static void set_limits(struct field *field)
{
	double most = 0;

	for (int i = 0; i < field->reference.case_count; i++)
		most = fmax(most, field->reference.cases[i].time_ms);
	int time_ms = (int)fmax(TIME_MS_MIN, TIME_FACTOR * most);

	field->quick = field->subject->exercise;
	if (time_ms < field->quick.limits.time_ms)
		field->quick.limits.time_ms = time_ms;
}

/* --- the mutants ------------------------------------------------------------------------------ */

/* One that is said to be right gets all the time there is: it must not depend on how busy the
 * machine is. */
static const struct exercise *exercise_for(const struct field *field, const struct mutant *mutant)
{
	return mutant->is_kept ? &field->subject->exercise : &field->quick;
}

static void grade_mutant(void *context, int index, FILE *out)
{
	struct mutation *mutation = context;
	const struct field *field = &mutation->fields[mutation->jobs[index].field];
	const struct mutant *mutant = &field->mutants.list[mutation->jobs[index].mutant];
	char *text = mutants_apply(mutant, field->text);
	struct source source = {field->path, text, text ? strlen(text) : 0};
	struct grade_options options = {0};

	if (text)
		trial_run(out, &mutation->author.workshop, exercise_for(field, mutant), &source,
		    &options);
	free(text);
}

static void add_found(struct mutation *mutation, struct field *field, const struct mutant *mutant)
{
	struct found *found = &field->found[field->found_count];
	struct survivor *entry;

	found->mutant = mutant;
	if (mutants_lines(mutant, field->text, &found->line, &found->becomes) != 0) {
		mutation->broken = true;
		return;
	}
	field->found_count++;
	entry = survivors_find(&field->recorded, found->line, found->becomes);
	if (entry)
		entry->met++;
}

static void take_mutant(void *context, int index, const char *said, size_t length)
{
	struct mutation *mutation = context;
	struct field *field = &mutation->fields[mutation->jobs[index].field];
	const struct mutant *mutant = &field->mutants.list[mutation->jobs[index].mutant];
	struct trial trial;

	trial_read(&trial, said, length);
	if (trial.verdict == VERDICT_GRADER_ERROR) {
		if (!mutation->broken)
			typed_complain("author: cannot grade a mutant of %s (line %d, %s): %s",
			    field->path, mutant->line, mutant->change,
			    trial.message ? trial.message : "no reason is known");
		mutation->broken = true;
	} else if (trial.verdict == VERDICT_ACCEPTED) {
		add_found(mutation, field, mutant);
	} else if (trial.verdict == VERDICT_COMPILE_ERROR) {
		field->refused++;
	} else {
		field->killed++;
	}
	trial_release(&trial);
	mutation->done = index + 1;
	tell_finished(mutation);
	if (mutation->done < mutation->job_count)
		author_show_progress(
		    &mutation->author, "mutants graded", mutation->done, mutation->job_count);
}

/* --- the whole -------------------------------------------------------------------------------- */

static int prepare(struct mutation *mutation, struct error *error)
{
	error_set(error, "out of memory");
	mutation->fields = calloc((size_t)mutation->author.count + 1, sizeof *mutation->fields);
	if (!mutation->fields)
		return -1;
	for (int i = 0; i < mutation->author.count; i++) {
		struct field *field = &mutation->fields[i];
		struct subject *subject = &mutation->author.subjects[i];
		struct error reason = {""};
		size_t length;

		field->subject = subject;
		field->path = text_format("%s/reference.c", subject->folder);
		if (!field->path)
			return -1;
		if (!subject->loaded)
			continue;
		survivors_read(&field->recorded, subject->mutants, subject->id, &subject->faults);
		field->text = file_read(field->path, SOURCE_MAX, &length, &reason);
		if (!field->text)
			faults_add(&subject->faults, "%s", reason.text);
	}
	return 0;
}

/* Those that are said to be right are always tried: it must stay true. */
static int keep_recorded(struct field *field)
{
	for (int i = 0; i < field->mutants.count; i++) {
		struct mutant *mutant = &field->mutants.list[i];
		char *line, *becomes;

		if (mutants_lines(mutant, field->text, &line, &becomes) != 0)
			return -1;
		mutant->is_kept = survivors_find(&field->recorded, line, becomes) != NULL;
		free(line);
		free(becomes);
	}
	return 0;
}

static int find_mutants(struct mutation *mutation, struct error *error)
{
	int count = 0;

	error_set(error, "out of memory");
	for (int i = 0; i < mutation->author.count; i++) {
		struct field *field = &mutation->fields[i];

		if (!field->text || field->reference.verdict != VERDICT_ACCEPTED)
			continue;
		set_limits(field);
		if (mutants_find(&field->mutants, field->text, strlen(field->text)) != 0 ||
		    keep_recorded(field) != 0)
			return -1;
		mutants_sample(&field->mutants, mutation->most);
		field->found = calloc((size_t)field->mutants.count + 1, sizeof *field->found);
		if (!field->found)
			return -1;
		count += field->mutants.count;
	}
	mutation->jobs = calloc((size_t)count + 1, sizeof *mutation->jobs);
	if (!mutation->jobs)
		return -1;
	for (int i = 0; i < mutation->author.count; i++)
		for (int k = 0; k < mutation->fields[i].mutants.count; k++)
			mutation->jobs[mutation->job_count++] = (struct job){i, k};
	return 0;
}

static int mutate_all(struct mutation *mutation, struct error *error)
{
	struct crew references = {
	    .workers = mutation->author.workers,
	    .count = mutation->author.count,
	    .context = mutation,
	    .work = grade_reference,
	    .take = take_reference,
	};
	struct crew mutants = {
	    .workers = mutation->author.workers,
	    .context = mutation,
	    .work = grade_mutant,
	    .take = take_mutant,
	};
	struct cage cage;

	if (prepare(mutation, error) != 0 || cage_probe(&cage, error) != 0 ||
	    crew_run(&references, error) != 0 || find_mutants(mutation, error) != 0)
		return -1;
	mutants.count = mutation->job_count;
	if (crew_run(&mutants, error) != 0)
		return -1;
	tell_finished(mutation);
	return 0;
}

static void release(struct mutation *mutation)
{
	for (int i = 0; mutation->fields && i < mutation->author.count; i++) {
		struct field *field = &mutation->fields[i];

		for (int k = 0; k < field->found_count; k++) {
			free(field->found[k].line);
			free(field->found[k].becomes);
		}
		free(field->found);
		mutants_release(&field->mutants);
		survivors_release(&field->recorded);
		trial_release(&field->reference);
		free(field->path);
		free(field->text);
	}
	free(mutation->fields);
	free(mutation->jobs);
	author_release(&mutation->author);
	cJSON_Delete(mutation->exercises);
}

static enum status sum_up(struct mutation *mutation)
{
	if (mutation->as_json) {
		bool made = author_print_json("stride/author-mutate/v1", mutation->exercises,
		    mutation->passed, mutation->faulty);

		mutation->broken = mutation->broken || !made;
	} else {
		printf("\n%d ok, %d with faults\n", mutation->passed, mutation->faulty);
	}
	return mutation->broken ? STATUS_BROKEN : mutation->faulty ? STATUS_FAILED : STATUS_DONE;
}

enum status author_mutate(const struct screen *screen, int count, char **words)
{
	struct mutation mutation = {
	    .author.screen = screen, .most = MUTANTS_USUAL, .exercises = cJSON_CreateArray()};
	struct options options;
	struct error error = {""};
	enum status status = STATUS_USAGE;

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) == 0 &&
	    author_take_format(&mutation.as_json, options.value[FORMAT], &error) == 0 &&
	    author_take_jobs(&mutation.author.workers, options.value[JOBS], &error) == 0 &&
	    author_take_number(&mutation.most, "most", options.value[MOST], MUTANTS_MAX, &error) ==
		0)
		status = author_open(&mutation.author, options.count, options.arguments, &error);
	if (status == STATUS_DONE && mutate_all(&mutation, &error) != 0)
		status = STATUS_BROKEN;
	author_clear_progress(&mutation.author);
	if (status == STATUS_DONE)
		status = sum_up(&mutation);
	else
		typed_complain("author mutate: %s", error.text);
	release(&mutation);
	return status;
}
