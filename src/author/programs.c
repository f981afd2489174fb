#include "src/author/programs.h"

#include "grader/exercise/known.h"
#include "grader/stage.h"
#include "grader/text.h"
#include "src/author/sanitize.h"
#include "src/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* --- a list ----------------------------------------------------------------------------------- */

static int add(struct programs *programs, const struct program *program)
{
	if (programs->count == programs->room) {
		int room = programs->room ? 2 * programs->room : 64;
		struct program *list = realloc(programs->list, (size_t)room * sizeof *list);

		if (!list)
			return -1;
		programs->list = list;
		programs->room = room;
	}
	struct program *added = &programs->list[programs->count];

	*added = *program;
	added->path = strdup(program->path);
	added->mistake = program->mistake ? strdup(program->mistake) : NULL;
	if (!added->path || (program->mistake && !added->mistake)) {
		free(added->path);
		return -1;
	}
	programs->count++;
	return 0;
}

/* Once without fresh cases, and then once for each lot of them. */
static int add_with_fresh(struct programs *programs, struct program *program, int fresh)
{
	int done = add(programs, program);

	for (program->options.seed = 1; fresh > 0 && done == 0; program->options.seed++) {
		program->options.fresh =
		    fresh < PROGRAMS_FRESH_AT_ONCE ? fresh : PROGRAMS_FRESH_AT_ONCE;
		fresh -= program->options.fresh;
		done = add(programs, program);
	}
	return done;
}

static void release_program(struct program *program)
{
	free(program->path);
	free(program->mistake);
	trial_release(&program->trial);
}

void programs_release(struct programs *programs)
{
	for (int i = 0; i < programs->count; i++)
		release_program(&programs->list[i]);
	free(programs->list);
	*programs = (struct programs){0};
}

/* --- folders ---------------------------------------------------------------------------------- */

static int is_source(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);

	return entry->d_name[0] != '.' && length > 2 &&
	       strcmp(entry->d_name + length - 2, ".c") == 0;
}

/* By bytes, whatever the locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

struct folder {
	struct dirent **entries;
	int count; /* -1 if it cannot be read, with errno */
};

static struct folder folder_open(const char *path)
{
	struct folder folder = {0};

	folder.count = scandir(path, &folder.entries, is_source, by_name);
	return folder;
}

static void folder_close(struct folder *folder)
{
	for (int i = 0; i < folder->count; i++)
		free(folder->entries[i]);
	free(folder->entries);
}

/* --- pitfalls --------------------------------------------------------------------------------- */

/* The pitfalls that NAME.c, NAME.2.c, ONE+OTHER.c and so on are programs of. */
static void find_pitfalls(struct program *program, const char *file)
{
	const char *rest = file + strcspn(file, ".") + 1;
	size_t digits = strspn(rest, "0123456789");

	if (digits > 0 && rest[digits] == '.')
		rest += digits + 1;
	program->pitfall_count =
	    strcmp(rest, "c") == 0
		? known_pitfalls(&program->subject->exercise, file, program->pitfalls)
		: -1;
}

static bool has_entry(const struct folder *folder, const char *id)
{
	for (int i = 0; i < folder->count; i++)
		if (strncmp(folder->entries[i]->d_name, id, strlen(id)) == 0 &&
		    strcmp(folder->entries[i]->d_name + strlen(id), ".c") == 0)
			return true;
	return false;
}

static void need_programs(struct subject *subject, const struct folder *folder)
{
	for (int i = 0; i < subject->exercise.pitfall_count; i++)
		if (!has_entry(folder, subject->exercise.pitfalls[i].id))
			faults_add(&subject->faults,
			    "%s/pitfalls/%s.c: is missing; write a program that makes this "
			    "mistake, "
			    "or take the pitfall out of exercise.json",
			    subject->folder, subject->exercise.pitfalls[i].id);
}

static int add_pitfalls(struct programs *programs, struct subject *subject)
{
	char *path = text_format("%s/pitfalls", subject->folder);
	struct folder folder = folder_open(path ? path : "");
	int done = path ? 0 : -1;

	need_programs(subject, &folder);
	for (int i = 0; i < folder.count && done == 0; i++) {
		const char *name = folder.entries[i]->d_name;
		struct program program = {.subject = subject, .role = PROGRAM_PITFALL};

		find_pitfalls(&program, name);
		program.path = text_format("%s/%s", path, name);
		if (program.path && program.pitfall_count < 0)
			faults_add(&subject->faults,
			    "%s: belongs to no pitfall of exercise.json; add one with the id "
			    "\"%.*s\", or remove the file",
			    program.path, (int)strcspn(name, "."), name);
		else if (!program.path || add(programs, &program) != 0)
			done = -1;
		free(program.path);
	}
	folder_close(&folder);
	free(path);
	return done;
}

/* --- learners' programs ----------------------------------------------------------------------- */

/* The verdict in the first line, "// expect: VERDICT"; VERDICT_COUNT if there is none. */
static enum verdict expected_of(const char *text)
{
	static const char begin[] = "// expect: ";
	const char *word = text + sizeof begin - 1;

	if (strncmp(text, begin, sizeof begin - 1) != 0)
		return VERDICT_COUNT;
	size_t length = strcspn(word, "\r\n");

	for (int verdict = 0; verdict < VERDICT_COUNT; verdict++) {
		const char *name = verdict_name((enum verdict)verdict);

		if (strlen(name) == length && strncmp(name, word, length) == 0)
			return (enum verdict)verdict;
	}
	return VERDICT_COUNT;
}

/* What the line "// mistake: ID ..." says, ids joined by "+"; NULL if there is no such line. */
static char *mistake_of(const char *text)
{
	static const char begin[] = "\n// mistake: ";
	const char *line = strstr(text, begin);

	if (!line)
		return NULL;
	line += sizeof begin - 1;
	char *ids = strndup(line, strcspn(line, "\r\n"));

	for (char *letter = ids; letter && *letter; letter++)
		if (*letter == ' ')
			*letter = '+';
	return ids;
}

/* One that fails is also to be named, as it would be for a learner. */
static int add_wrong(struct programs *programs, struct program *program, const char *text)
{
	program->mistake = mistake_of(text);
	program->options.fresh = PROGRAMS_FRESH_USUAL;
	program->options.seed = 1;
	program->options.diagnose = true;
	int done = add(programs, program);

	free(program->mistake);
	return done;
}

static int add_learner(
    struct programs *programs, struct subject *subject, const char *name, int fresh)
{
	struct program program = {.subject = subject, .role = PROGRAM_LEARNER};
	struct error error = {""};
	size_t length;
	int done = 0;

	program.path = text_format("%s/%s", subject->learners, name);
	char *text = program.path ? file_read(program.path, SOURCE_MAX, &length, &error) : NULL;

	program.expected = text ? expected_of(text) : VERDICT_COUNT;
	if (!text)
		faults_add(&subject->faults, "%s", error.text);
	else if (program.expected == VERDICT_COUNT)
		faults_add(&subject->faults,
		    "%s: line 1: does not say what is to come of it; write \"// expect: accepted\" "
		    "or another verdict",
		    program.path);
	else if (program.expected == VERDICT_ACCEPTED)
		done = add_with_fresh(programs, &program, fresh);
	else
		done = add_wrong(programs, &program, text);
	free(text);
	free(program.path);
	return done;
}

static int add_learners(struct programs *programs, struct subject *subject, int fresh)
{
	struct folder folder = folder_open(subject->learners);
	int done = 0;

	for (int i = 0; i < folder.count && done == 0; i++)
		done = add_learner(programs, subject, folder.entries[i]->d_name, fresh);
	folder_close(&folder);
	return done;
}

/* --- all of them ------------------------------------------------------------------------------ */

static int add_file(
    struct programs *programs, struct subject *subject, enum program_role role, int fresh)
{
	const char *name = role == PROGRAM_STARTER ? "starter.c" : "reference.c";
	struct program program = {.subject = subject, .role = role};

	program.path = text_format("%s/%s", subject->folder, name);
	int done = program.path ? add_with_fresh(programs, &program, fresh) : -1;

	free(program.path);
	return done;
}

/* All in one go, since most of its time goes into the compiler. */
static int add_sanitized(struct programs *programs, struct subject *subject, int fresh)
{
	struct program program = {
	    .subject = subject, .role = PROGRAM_SANITIZED, .options = {.fresh = fresh}};

	program.path = text_format("%s/reference.c", subject->folder);
	int done = program.path ? add(programs, &program) : -1;

	free(program.path);
	return done;
}

int programs_add_pitfalls(struct programs *programs, struct subject *subject)
{
	return subject->loaded ? add_pitfalls(programs, subject) : 0;
}

int programs_add(struct programs *programs, struct subject *subject, int fresh)
{
	int before = programs->count;

	if (!subject->exercise.id)
		return 0;
	if (add_file(programs, subject, PROGRAM_STARTER, 0) != 0 ||
	    add_file(programs, subject, PROGRAM_REFERENCE, fresh) != 0 ||
	    add_sanitized(programs, subject, fresh) != 0 ||
	    (subject->said.count > 0 && add_file(programs, subject, PROGRAM_SAID, 0) != 0) ||
	    add_pitfalls(programs, subject) != 0 || add_learners(programs, subject, fresh) != 0)
		return -1;
	/* Its files were looked at; grading needs all of it to be in order. */
	while (!subject->loaded && programs->count > before)
		release_program(&programs->list[--programs->count]);
	return 0;
}

/* What a program is graded on. What it may print is for all cases of a grade, of which there are
 * many more here. */
static struct exercise exercise_for(const struct program *program)
{
	const struct subject *subject = program->subject;
	struct exercise exercise = subject->exercise;

	exercise.limits.output_kb *= 1 + program->options.fresh / exercise.case_count;
	if (program->role == PROGRAM_SAID) {
		exercise.cases = subject->said.cases;
		exercise.case_count = subject->said.count;
	}
	return exercise;
}

void programs_grade(const struct programs *programs, struct author *author, int index, FILE *out)
{
	const struct program *program = &programs->list[index];

	if (program->role == PROGRAM_SANITIZED) {
		sanitize_run(out, author, program->subject, program->path, program->options.fresh);
		return;
	}
	const struct exercise exercise = exercise_for(program);
	struct source source = {.path = program->path};
	struct error error = {""};
	char *text = file_read(program->path, SOURCE_MAX + 1, &source.length, &error);

	source.text = text ? text : "";
	trial_run(out, &author->workshop, &exercise, &source, &program->options);
	free(text);
}
