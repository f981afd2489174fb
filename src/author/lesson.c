/*
 * A lesson is read line by line. Code is a line of four blanks: there a line that begins with
 * "play" or "shape" is read as the reader would type it; one that begins with the function's name,
 *
 *     median_filter([1, 2, 90, 3, 4], 1) gives [2, 3, 4]
 *
 * is a case for the reference; one that declares the function is held against the manifest; and a
 * sum is worked out again. In all other lines links are followed.
 */
#include "src/author/lesson.h"

#include "grader/stage.h"
#include "grader/text.h"
#include "src/author/links.h"
#include "src/author/played.h"
#include "src/author/said.h"
#include "src/author/sums.h"
#include "src/draw/question.h"
#include "src/file.h"
#include "src/words.h"

#include <stdlib.h>
#include <string.h>

enum {
	BYTES_MAX = 256 << 10,
	LINES_MIN = 60,
	LINES_MAX = 150,
};

#define CODE "    "

static const char *const SECTIONS[] = {
    "## Why this matters",
    "## A worked example",
    "## Common pitfalls",
    "## The problem",
};
enum { SECTION_COUNT = sizeof SECTIONS / sizeof *SECTIONS };

/* On the way through the lines. */
struct reading {
	struct subject *subject;
	const char *path;
	int line, at[SECTION_COUNT]; /* the line of each section; 0 if it was not met */
	bool can_be_tried;
	struct played played; /* what was played last, until the next heading */
};

static bool begins(const char *line, const char *beginning)
{
	return strncmp(line, beginning, strlen(beginning)) == 0;
}

/* --- lines that can be tried ------------------------------------------------------------------ */

static void take_played(struct reading *reading, const struct question *question)
{
	struct subject *subject = reading->subject;

	played_take(&reading->played, question, reading->line);
	played_add(&subject->said, &subject->exercise, question, reading->line);
}

static void try_question(struct reading *reading, const char *line, size_t length)
{
	struct question *question = malloc(sizeof *question);
	struct words words;
	struct error error = {"out of memory"};
	char *text = strndup(line, length);
	const char *trouble = text ? words_split(&words, text) : error.text;
	int done = -1;

	if (!trouble && question)
		done = begins(line, "play")
			   ? question_read_play(question, words.count - 1, words.word + 1, &error)
			   : question_read_shape(question, words.count - 1, words.word + 1, &error);
	if (done != 0)
		faults_add(&reading->subject->faults,
		    "%s: line %d: cannot be tried: %s; write what a reader can type", reading->path,
		    reading->line, trouble ? trouble : error.text);
	reading->played.count = 0;
	if (done == 0 && begins(line, "play"))
		take_played(reading, question);
	reading->can_be_tried = true;
	free(text);
	free(question);
}

static bool is_call(const struct reading *reading, const char *line)
{
	const char *function = reading->subject->exercise.function;

	return function && begins(line, function) && line[strlen(function)] == '(';
}

static void take_call(struct reading *reading, const char *line, size_t length)
{
	struct error error = {""};
	char *text = strndup(line, length);

	reading->can_be_tried = true;
	if (text && said_add(&reading->subject->said, &reading->subject->exercise, text,
			reading->line, &error) != 0)
		faults_add(&reading->subject->faults,
		    "%s: line %d: %s; write it as %s(ARGUMENTS) gives WANT, as in exercise.json",
		    reading->path, reading->line, error.text, reading->subject->exercise.function);
	free(text);
}

/* "tensor NAME(", or another type: the function that a reader is to write. */
static bool is_declaration(const struct reading *reading, const char *line)
{
	static const char *const TYPES[] = {"tensor ", "int ", "float ", "double ", "void "};

	for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++)
		if (begins(line, TYPES[i]) && is_call(reading, line + strlen(TYPES[i])))
			return true;
	return false;
}

/* Whether a text begins with this prototype, or with the same and a body. Blanks and breaks of
 * lines do not count. */
static bool declares(const char *text, const char *prototype)
{
	for (;; text++, prototype++) {
		text += strspn(text, " \t\n");
		prototype += strspn(prototype, " ");
		if (*prototype == ';')
			return *text == ';' || *text == '{';
		if (*text != *prototype)
			return false;
	}
}

/* It may go on in the next lines. */
static void check_declaration(struct reading *reading, const char *text)
{
	char *prototype = stage_prototype(&reading->subject->exercise);

	if (prototype && !declares(text, prototype))
		faults_add(&reading->subject->faults,
		    "%s: line %d: declares the function otherwise than exercise.json; write: %s",
		    reading->path, reading->line, prototype);
	free(prototype);
}

static void check_sums(struct reading *reading, const char *line, size_t length)
{
	struct sum wrong;

	if (sums_wrong(line, length, &wrong))
		faults_add(&reading->subject->faults,
		    "%s: line %d: \"%.*s\" is not so: the left side is %g, the right %g; mend it",
		    reading->path, reading->line, (int)wrong.length, line + wrong.at, wrong.left,
		    wrong.right);
}

static void check_list(struct reading *reading, const char *line, size_t length)
{
	if (played_differs(&reading->played, line, length))
		faults_add(&reading->subject->faults,
		    "%s: line %d: has other numbers than what is played in line %d; mend it",
		    reading->path, reading->line, reading->played.line);
}

/* --- all lines -------------------------------------------------------------------------------- */

static void read_code(struct reading *reading, const char *line, size_t length)
{
	if (begins(line, "play ") || begins(line, "shape "))
		try_question(reading, line, length);
	else if (is_call(reading, line))
		take_call(reading, line, length);
	else if (is_declaration(reading, line))
		check_declaration(reading, line);
	else {
		check_sums(reading, line, length);
		check_list(reading, line, length);
	}
}

static void read_prose(struct reading *reading, const char *line, size_t length)
{
	struct subject *subject = reading->subject;

	for (int i = 0; i < SECTION_COUNT; i++)
		if (length == strlen(SECTIONS[i]) && begins(line, SECTIONS[i]) && !reading->at[i])
			reading->at[i] = reading->line;
	if (*line == '#')
		reading->played.count = 0;
	check_sums(reading, line, length);
	links_check(&subject->faults, subject->folder, reading->path, reading->line, line, length);
}

static void check_sections(const struct reading *reading)
{
	struct faults *faults = &reading->subject->faults;
	int before = 0;

	for (int i = 0; i < SECTION_COUNT; i++) {
		if (!reading->at[i])
			faults_add(faults, "%s: has no section \"%s\"; write it", reading->path,
			    SECTIONS[i]);
		else if (reading->at[i] < before)
			faults_add(faults,
			    "%s: line %d: the section \"%s\" stands too early; its place is behind "
			    "line %d",
			    reading->path, reading->at[i], SECTIONS[i], before);
		if (reading->at[i] > before)
			before = reading->at[i];
	}
}

void lesson_check_text(struct subject *subject, const char *path, const char *text)
{
	struct reading reading = {.subject = subject, .path = path};

	while (*text) {
		size_t length = strcspn(text, "\n");

		reading.line++;
		if (begins(text, CODE))
			read_code(&reading, text + strlen(CODE), length - strlen(CODE));
		else
			read_prose(&reading, text, length);
		text += length + (text[length] == '\n');
	}
	check_sections(&reading);
	if (reading.line < LINES_MIN || reading.line > LINES_MAX)
		faults_add(subject->built_in ? &subject->faults : &subject->warnings,
		    "%s: has %d lines; write %d to %d", path, reading.line, LINES_MIN, LINES_MAX);
	/* Of a faulty manifest nobody knows what the function is called. */
	if (!reading.can_be_tried && subject->exercise.function)
		faults_add(&subject->faults,
		    "%s: has no line that can be tried; add one of four blanks and \"play ...\", "
		    "\"shape ...\" or \"%s(...) gives ...\"",
		    path, subject->exercise.function);
}

void lesson_check(struct subject *subject)
{
	char *path = text_format("%s/lesson.md", subject->folder);
	struct error error = {"out of memory"};
	size_t length;
	char *text = path ? file_read(path, BYTES_MAX, &length, &error) : NULL;

	if (text)
		lesson_check_text(subject, path, text);
	else
		faults_add(&subject->faults, "%s; write the lesson", error.text);
	free(text);
	free(path);
}
