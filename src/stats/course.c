#include "src/stats/course.h"

#include "grader/exercise/exercise.h"
#include "src/text/reading.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* From 1; 0 for none of the catalog's. */
static int place_in(const struct content *content, const char *id)
{
	const char *other;

	for (int n = 1; (other = content_numbered(content, n)); n++)
		if (strcmp(other, id) == 0)
			return n;
	return 0;
}

/* What cannot be read is like nobody's program. */
static int read_program(struct fingerprint *fingerprint, const struct content *content,
    const char *id, const char *name)
{
	struct error ignored = {""};
	size_t length;
	char *text = reading_text(content, id, name, &length, &ignored);
	int done = text ? fingerprint_of(fingerprint, text, length) : 0;

	free(text);
	return done;
}

static int take_mistakes(struct course_exercise *to, const struct exercise *exercise)
{
	size_t count = (size_t)exercise->pitfall_count;

	to->mistakes = calloc(count + 1, sizeof *to->mistakes);
	for (size_t i = 0; to->mistakes && i < count; i++) {
		struct course_mistake *mistake = &to->mistakes[to->mistake_count++];

		mistake->id = strdup(exercise->pitfalls[i].id);
		mistake->title = strdup(exercise->pitfalls[i].title);
		if (!mistake->id || !mistake->title)
			return -1;
	}
	return to->mistakes ? 0 : -1;
}

static int read_exercise(struct course_exercise *to, const struct content *content, const char *id)
{
	struct exercise exercise = {0};
	struct error ignored = {""};
	int done = 0;

	to->id = strdup(id);
	if (reading_exercise(&exercise, content, id, &ignored) == 0)
		done = take_mistakes(to, &exercise);
	to->title = strdup(exercise.title ? exercise.title : id);
	exercise_release(&exercise);
	if (done != 0 || !to->id || !to->title ||
	    read_program(&to->starter, content, id, "starter.c") != 0)
		return -1;
	return read_program(&to->reference, content, id, "reference.c");
}

int course_add(struct course *course, const struct content *content, const char *id)
{
	int place = place_in(content, id);
	struct course_exercise *list;

	if (place == 0 || course_find(course, id))
		return 0;
	list = realloc(course->list, ((size_t)course->count + 1) * sizeof *list);
	if (!list)
		return -1;
	course->list = list;
	list[course->count] = (struct course_exercise){.place = place};
	return read_exercise(&list[course->count++], content, id);
}

void course_release(struct course *course)
{
	for (int i = 0; i < course->count; i++) {
		struct course_exercise *exercise = &course->list[i];

		for (int k = 0; k < exercise->mistake_count; k++) {
			free(exercise->mistakes[k].id);
			free(exercise->mistakes[k].title);
		}
		free(exercise->mistakes);
		free(exercise->id);
		free(exercise->title);
	}
	free(course->list);
	*course = (struct course){0};
}

const struct course_exercise *course_find(const struct course *course, const char *id)
{
	for (int i = 0; i < course->count; i++)
		if (strcmp(course->list[i].id, id) == 0)
			return &course->list[i];
	return NULL;
}

int course_place(const struct course *course, const char *id)
{
	const struct course_exercise *exercise = course_find(course, id);

	return exercise ? exercise->place : INT_MAX;
}

const char *course_title(const struct course *course, const char *id)
{
	const struct course_exercise *exercise = course_find(course, id);

	return exercise ? exercise->title : id;
}

const char *course_mistake(const struct course *course, const char *id, const char *mistake)
{
	const struct course_exercise *exercise = course_find(course, id);

	for (int i = 0; exercise && i < exercise->mistake_count; i++)
		if (strcmp(exercise->mistakes[i].id, mistake) == 0)
			return exercise->mistakes[i].title;
	return mistake;
}
