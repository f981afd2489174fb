#include "src/author/recalled.h"

#include "grader/exercise/known.h"

#include <string.h>

static bool is_of(const struct known_program *known, const struct program *program)
{
	const char *slash = strrchr(program->path, '/'), *file = slash ? slash + 1 : program->path;
	size_t length = strlen(known->name);

	return program->role == PROGRAM_PITFALL && strncmp(file, known->name, length) == 0 &&
	       strcmp(file + length, ".c") == 0;
}

/* A case that it was not run on tells nothing. */
static bool fits(const struct known_program *known, const struct program *program)
{
	const struct exercise *exercise = &program->subject->exercise;

	for (int i = 0; i < exercise->case_count && i < program->trial.case_count; i++) {
		const struct trial_case *of = &program->trial.cases[i];
		const struct case_result result = {.of = &exercise->cases[i],
		    .verdict = of->verdict,
		    .message = of->message,
		    .got = of->got};

		if (!of->skipped && !known->answers[i].skipped &&
		    !known_agree(&known->answers[i], &exercise->cases[i], &result))
			return false;
	}
	return true;
}

static const struct known_program *find(
    const struct known_programs *known, const struct program *program)
{
	for (int i = 0; i < known->count; i++)
		if (is_of(&known->list[i], program))
			return &known->list[i];
	return NULL;
}

/* One that cannot be graded is told elsewhere. */
static bool has_answers(const struct program *program)
{
	return program->role == PROGRAM_PITFALL &&
	       program->trial.verdict != VERDICT_COMPILE_ERROR &&
	       program->trial.verdict != VERDICT_GRADER_ERROR;
}

static void compare(struct subject *subject, const struct known_programs *known,
    const struct program *programs, int count)
{
	for (int i = 0; i < count; i++) {
		const struct known_program *own = find(known, &programs[i]);

		if (!has_answers(&programs[i]) || (own && fits(own, &programs[i])))
			continue;
		faults_add(&subject->warnings,
		    "%s: is not what %s answers now, so that mistakes get a wrong name or none; "
		    "\"author answers\" writes it anew",
		    subject->exercise.answers, programs[i].path);
		return;
	}
}

void recalled_check(struct subject *subject, const struct program *programs, int count)
{
	struct known_programs known = {0};
	struct error error = {""};

	if (!subject->loaded || subject->exercise.pitfall_count == 0)
		return;
	if (known_load(&known, &subject->exercise, &error) != 0)
		faults_add(&subject->faults, "%s", error.text);
	else if (known.count == 0)
		faults_add(&subject->warnings,
		    "%s: is missing, so that no mistake gets its name; \"author answers\" writes "
		    "it",
		    subject->exercise.answers);
	else
		compare(subject, &known, programs, count);
	known_release(&known);
}
