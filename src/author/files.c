#include "src/author/files.h"

#include "grader/exercise/manifest.h"
#include "grader/text.h"
#include "src/author/todos.h"
#include "src/author/variety.h"
#include "src/file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
	LESSON_BYTES_MAX = 256 << 10,
	LESSON_LINES_MIN = 60,
	LESSON_LINES_MAX = 150,
	HINTS_WANTED = 3,
	VECTOR_BYTES_MAX = 64 << 10,
	HIDDEN_MIN = 12,
	HIDDEN_MAX = 40,
};

/* --- the lesson ------------------------------------------------------------------------------- */

static const char *const SECTIONS[] = {
    "## Why this matters",
    "## A worked example",
    "## Common pitfalls",
    "## The problem",
};
enum { SECTION_COUNT = sizeof SECTIONS / sizeof *SECTIONS };

/* What was met on the way through the lines. */
struct reading {
	int lines, at[SECTION_COUNT]; /* the line of each section; 0 if it was not met */
	bool can_be_played;
};

static bool begins(const char *line, const char *beginning)
{
	return strncmp(line, beginning, strlen(beginning)) == 0;
}

static void read_line(struct reading *reading, const char *line, size_t length)
{
	reading->lines++;
	for (int i = 0; i < SECTION_COUNT; i++)
		if (length == strlen(SECTIONS[i]) && begins(line, SECTIONS[i]) && !reading->at[i])
			reading->at[i] = reading->lines;
	if (begins(line, "    play ") || begins(line, "    shape "))
		reading->can_be_played = true;
}

static struct reading read_lesson(const char *text)
{
	struct reading reading = {0};

	while (*text) {
		size_t length = strcspn(text, "\n");

		read_line(&reading, text, length);
		text += length + (text[length] == '\n');
	}
	return reading;
}

static void check_sections(const struct reading *reading, struct subject *subject, const char *path)
{
	int before = 0;

	for (int i = 0; i < SECTION_COUNT; i++) {
		if (!reading->at[i])
			faults_add(&subject->faults, "%s: has no section \"%s\"; write it", path,
			    SECTIONS[i]);
		else if (reading->at[i] < before)
			faults_add(&subject->faults,
			    "%s: line %d: the section \"%s\" stands too early; its place is behind "
			    "line %d",
			    path, reading->at[i], SECTIONS[i], before);
		if (reading->at[i] > before)
			before = reading->at[i];
	}
}

void author_check_lesson(struct subject *subject, const char *path, const char *text)
{
	struct reading reading = read_lesson(text);

	check_sections(&reading, subject, path);
	if (reading.lines < LESSON_LINES_MIN || reading.lines > LESSON_LINES_MAX)
		faults_add(subject->built_in ? &subject->faults : &subject->warnings,
		    "%s: has %d lines; write %d to %d", path, reading.lines, LESSON_LINES_MIN,
		    LESSON_LINES_MAX);
	if (!reading.can_be_played)
		faults_add(&subject->faults,
		    "%s: has no line that a reader could try; add one of four blanks and \"play "
		    "...\" or \"shape ...\"",
		    path);
}

static void check_lesson(struct subject *subject)
{
	char *path = text_format("%s/lesson.md", subject->folder);
	struct error error = {"out of memory"};
	size_t length;
	char *text = path ? file_read(path, LESSON_BYTES_MAX, &length, &error) : NULL;

	if (text)
		author_check_lesson(subject, path, text);
	else
		faults_add(&subject->faults, "%s; write the lesson", error.text);
	free(text);
	free(path);
}

/* --- the cases -------------------------------------------------------------------------------- */

static int cases_in(const struct exercise *exercise, const char *category)
{
	int count = 0;

	for (int i = 0; i < exercise->case_count; i++)
		count += strcmp(exercise->cases[i].category, category) == 0;
	return count;
}

static void check_category(struct subject *subject, const struct category *category)
{
	int count = cases_in(&subject->exercise, category->name);

	if (strcmp(category->name, CATEGORY_FRESH) == 0)
		return;
	if (count == 1)
		faults_add(&subject->warnings,
		    "%s: the category \"%s\" has a single case; one more would make its points a "
		    "matter of less luck",
		    subject->vectors, category->name);
	if (category->points <= 0 && strcmp(category->name, CATEGORY_EXAMPLES) != 0)
		faults_add(&subject->faults,
		    "%s/exercise.json: points.%s: is 0, so that its cases count for nothing; give "
		    "it some",
		    subject->folder, category->name);
}

static void check_cases(struct subject *subject)
{
	const struct exercise *exercise = &subject->exercise;
	int hidden = 0;
	bool fresh = false;

	for (int i = 0; i < exercise->case_count; i++)
		hidden += exercise->cases[i].hidden;
	if (hidden < HIDDEN_MIN || hidden > HIDDEN_MAX)
		faults_add(&subject->warnings, "%s: has %d hidden cases; %d to %d are usual",
		    subject->vectors, hidden, HIDDEN_MIN, HIDDEN_MAX);
	for (int i = 0; i < exercise->category_count; i++) {
		fresh = fresh || strcmp(exercise->categories[i].name, CATEGORY_FRESH) == 0;
		check_category(subject, &exercise->categories[i]);
	}
	if (!fresh)
		faults_add(&subject->faults,
		    "%s/exercise.json: points: has no \"%s\"; give points to the cases that every "
		    "grade draws",
		    subject->folder, CATEGORY_FRESH);
}

/* --- all -------------------------------------------------------------------------------------- */

void author_check_files(struct subject *subject)
{
	struct stat status;

	if (stat(subject->folder, &status) != 0)
		return;
	check_lesson(subject);
	todos_check(subject);
	if (stat(subject->vectors, &status) == 0 && status.st_size >= VECTOR_BYTES_MAX)
		faults_add(&subject->faults, "%s: has %lld bytes; keep below %d", subject->vectors,
		    (long long)status.st_size, VECTOR_BYTES_MAX);
	if (subject->exercise.id && subject->exercise.hint_count < HINTS_WANTED)
		faults_add(&subject->warnings, "%s/exercise.json: hints: there are %d; write %d",
		    subject->folder, subject->exercise.hint_count, HINTS_WANTED);
	if (subject->loaded) {
		check_cases(subject);
		variety_check(subject);
	}
}
