#include "src/author/author.h"

#include "grader/exercise/exercise.h"
#include "grader/text.h"
#include "grader/version.h"
#include "src/crew.h"
#include "src/screen.h"
#include "src/ticker.h"
#include "src/typed.h"

#include <libgen.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { JOBS_MAX = 256 };

/* --- options ---------------------------------------------------------------------------------- */

int author_take_number(
    int *number, const char *option, const char *word, int most, struct error *error)
{
	size_t digits = word ? strspn(word, "0123456789") : 0;
	long given = digits > 0 && digits < 8 && !word[digits] ? strtol(word, NULL, 10) : 0;

	if (!word)
		return 0;
	if (given < 1 || given > most)
		return error_set(error, "--%s is a number from 1 to %d, not \"%s\"", option, most,
		    typed(word).text);
	*number = (int)given;
	return 0;
}

int author_take_jobs(int *workers, const char *word, struct error *error)
{
	*workers = 0;
	return author_take_number(workers, "jobs", word, JOBS_MAX, error);
}

int author_take_format(bool *as_json, const char *word, struct error *error)
{
	*as_json = word && strcmp(word, "json") == 0;
	if (!word || *as_json || strcmp(word, "text") == 0)
		return 0;
	return error_set(error, "--format is text or json, not \"%s\"", typed(word).text);
}

/* --- reports ---------------------------------------------------------------------------------- */

bool author_print_json(const char *schema, cJSON *exercises, int passed, int faulty)
{
	cJSON *root = cJSON_CreateObject();
	bool made = cJSON_AddStringToObject(root, "schema", schema) &&
		    cJSON_AddItemReferenceToObject(root, "exercises", exercises) &&
		    cJSON_AddNumberToObject(root, "passed", passed) &&
		    cJSON_AddNumberToObject(root, "faulty", faulty) &&
		    cJSON_AddStringToObject(root, "stride_version", STRIDE_VERSION);
	char *text = made ? cJSON_Print(root) : NULL;

	made = text && puts(text) >= 0;
	cJSON_free(text);
	cJSON_Delete(root);
	return made;
}

void author_say(int indent, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	char *line = text_vformat(format, arguments);

	va_end(arguments);
	screen_put_line(stdout, line ? line : "out of memory", indent);
	free(line);
}

void author_say_faults(const char *kind, const struct faults *faults)
{
	for (int i = 0; i < faults->count; i++)
		author_say(AUTHOR_INDENT + 2, "       %s: %s", kind, faults->sentences[i]);
	if (faults->more > 0)
		author_say(AUTHOR_INDENT + 2, "       and %d more", faults->more);
}

/* --- progress --------------------------------------------------------------------------------- */

void author_show_progress(const struct author *author, const char *what, int done, int total)
{
	ticker_show(author->screen, "%s: %d of %d", what, done, total);
}

void author_clear_progress(const struct author *author)
{
	ticker_clear(author->screen);
}

/* --- one exercise ----------------------------------------------------------------------------- */

static bool is_folder(const char *path)
{
	struct stat status;

	return path && stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int place_in_content(struct subject *subject, const char *root)
{
	subject->vectors = text_format("%s/data/vectors/%s.json", root, subject->id);
	subject->learners = text_format("%s/tests/learners/%s", root, subject->id);
	subject->mutants = text_format("%s/data/mutants.json", root);
	return subject->vectors && subject->learners && subject->mutants ? 0 : -1;
}

/* The folder that this one lies in, or is to lie in; the caller's. */
static char *folder_above(const char *folder)
{
	const char *slash = strrchr(folder, '/');
	char *above = slash ? strndup(folder, (size_t)(slash - folder) + 1) : strdup(".");
	char *real = above ? realpath(above, NULL) : NULL;

	free(above);
	return real;
}

/* The root of content that is laid out like ours and has this folder; NULL if there is none. */
static char *root_above(const char *folder)
{
	char *exercises = folder_above(folder);
	char *vectors = exercises ? text_format("%s/../data/vectors", exercises) : NULL;
	char *root = NULL;

	if (exercises && is_folder(vectors) && strcmp(basename(exercises), "exercises") == 0)
		root = strdup(dirname(exercises));
	free(exercises);
	free(vectors);
	return root;
}

static int place_alone(struct subject *subject)
{
	char *root = root_above(subject->folder);
	int done = -1;

	if (root) {
		done = place_in_content(subject, root);
		free(root);
		return done;
	}
	subject->alone = true;
	subject->vectors = text_format("%s/vectors.json", subject->folder);
	subject->learners = text_format("%s/learners", subject->folder);
	subject->mutants = text_format("%s/mutants.json", subject->folder);
	return subject->vectors && subject->learners && subject->mutants ? 0 : -1;
}

int author_place(struct subject *subject, const char *folder)
{
	const char *slash = strrchr(folder, '/');

	subject->folder = strdup(folder);
	subject->id = text_format("%s", slash ? slash + 1 : folder);
	return subject->folder && subject->id ? place_alone(subject) : -1;
}

/* Whether a word that a person typed is a folder's, not an exercise's name. */
static bool names_folder(const char *word)
{
	return strchr(word, '/') || word[0] == '.';
}

static enum status name_folder(struct subject *subject, const char *word, struct error *error)
{
	char *real = realpath(word, NULL);

	if (!is_folder(real)) {
		error_set(error, "there is no folder \"%s\"", typed(word).text);
		free(real);
		return STATUS_USAGE;
	}
	int done = author_place(subject, real);

	free(real);
	return done == 0 ? STATUS_DONE : STATUS_BROKEN;
}

static enum status name_exercise(
    struct subject *subject, const struct content *content, const char *id)
{
	subject->built_in = true;
	subject->id = text_format("%s", id);
	subject->folder = content_folder(content, id);
	return subject->id && subject->folder && place_in_content(subject, content->root) == 0
		   ? STATUS_DONE
		   : STATUS_BROKEN;
}

/* Where only the vectors are faulty, the rest is still looked at. */
static void load(struct subject *subject)
{
	struct faults ignored = {0};

	if (!is_folder(subject->folder)) {
		faults_add(&subject->faults,
		    "%s: is missing; write the exercise, or take its id out of catalog.json",
		    subject->folder);
		return;
	}
	subject->loaded = exercise_load(&subject->exercise, subject->folder, subject->vectors,
			      &subject->faults) == 0;
	if (!subject->loaded)
		exercise_load(&subject->exercise, subject->folder, NULL, &ignored);
	faults_release(&ignored);
}

/* --- all of them ------------------------------------------------------------------------------ */

static int room_for(struct author *author, int more)
{
	author->subjects = calloc((size_t)more + 1, sizeof *author->subjects);
	return author->subjects ? 0 : -1;
}

static enum status name_all(struct author *author)
{
	int most = 0;

	for (int i = 0; i < author->content.tracks.count; i++)
		most += author->content.tracks.list[i].count;
	if (room_for(author, most) != 0)
		return STATUS_BROKEN;
	for (int i = 0; i < author->content.tracks.count; i++)
		for (int k = 0; k < author->content.tracks.list[i].count; k++)
			if (name_exercise(&author->subjects[author->count++], &author->content,
				author->content.tracks.list[i].exercises[k]) != STATUS_DONE)
				return STATUS_BROKEN;
	return STATUS_DONE;
}

static enum status name_given(struct author *author, int count, char **words, struct error *error)
{
	if (room_for(author, count) != 0)
		return STATUS_BROKEN;
	for (int i = 0; i < count; i++) {
		struct subject *subject = &author->subjects[author->count++];
		enum status status;

		if (names_folder(words[i])) {
			status = name_folder(subject, words[i], error);
		} else {
			const char *id = content_exercise(&author->content, words[i], error);

			status = id ? name_exercise(subject, &author->content, id) : STATUS_USAGE;
		}
		if (status != STATUS_DONE)
			return status;
	}
	return STATUS_DONE;
}

enum status author_open(struct author *author, int count, char **words, struct error *error)
{
	error_set(error, "out of memory");
	if (content_open(&author->content, error) != 0)
		return STATUS_BROKEN;
	author->runner = content_runner(error);
	author->kit = content_kit(&author->content);
	author->cache = content_cache();
	if (!author->runner || !author->kit)
		return STATUS_BROKEN;
	author->workshop =
	    (struct workshop){.runner = author->runner, .kit = author->kit, .cache = author->cache};
	if (author->workers == 0)
		author->workers = crew_usual();
	enum status status = count > 0 ? name_given(author, count, words, error) : name_all(author);

	for (int i = 0; status == STATUS_DONE && i < author->count; i++)
		load(&author->subjects[i]);
	return status;
}

void author_release_subject(struct subject *subject)
{
	free(subject->id);
	free(subject->folder);
	free(subject->vectors);
	free(subject->learners);
	free(subject->mutants);
	exercise_release(&subject->exercise);
	said_release(&subject->said);
	faults_release(&subject->faults);
	faults_release(&subject->warnings);
}

void author_release(struct author *author)
{
	for (int i = 0; i < author->count; i++)
		author_release_subject(&author->subjects[i]);
	free(author->subjects);
	workshop_release(&author->workshop);
	content_release(&author->content);
	free(author->runner);
	free(author->kit);
	free(author->cache);
	*author = (struct author){0};
}
