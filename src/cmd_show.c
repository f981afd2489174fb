/*
 * show: the lesson of an exercise, and what to do next.
 */
#include "grader/exercise/exercise.h"
#include "grader/stage.h"
#include "grader/text.h"
#include "src/options.h"
#include "src/output.h"
#include "src/session.h"
#include "src/state.h"
#include "src/text/lesson.h"
#include "src/text/letters.h"
#include "src/text/pager.h"
#include "src/text/reading.h"
#include "src/typed.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FORMAT, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [FORMAT] = {"format", "text|json"},
};

/* Printed behind the lesson: a blank line, and a sentence that may take two in a narrow window. */
enum { LINES_BELOW = 3 };

/* All that is shown. Borrows from the session but for the text. */
struct reading {
	struct session *session;
	const char *id;
	const struct track *track;
	int number; /* in the list */
	enum state state;
	char *text;
	size_t length;
};

static void place(struct reading *reading)
{
	const struct content *content = &reading->session->content;

	reading->track = &content->tracks.list[0];
	for (int i = 0; i < content->tracks.count; i++)
		for (int k = 0; k < content->tracks.list[i].count; k++) {
			reading->number++;
			reading->track = &content->tracks.list[i];
			if (strcmp(reading->track->exercises[k], reading->id) == 0)
				return;
		}
}

static int read_all(struct reading *reading, struct error *error)
{
	struct standings standings = session_standings(reading->session);
	struct error why = {""};

	reading->state =
	    state_of(reading->session, standings_find(&standings, reading->id), reading->id);
	standings_release(&standings);
	place(reading);
	reading->text = reading_text(
	    &reading->session->content, reading->id, "lesson.md", &reading->length, &why);
	return reading->text ? 0
			     : error_set(error, "%s; \"author check %s\" says what is missing",
				   why.text, reading->id);
}

/* --- for people ------------------------------------------------------------------------------- */

static void put_place(FILE *out, const struct reading *reading)
{
	const struct screen *screen = &reading->session->screen;
	const char *plain = screen_style(screen, STYLE_PLAIN);
	const char *track = reading->track->title;
	char *shown = letters_shown(track, strlen(track), screen->ascii, false);
	char *line = text_format("%d %s%s%s %s%s %s%s  %s%s%s", reading->number,
	    screen_style(screen, STYLE_STRONG), reading->id, plain,
	    screen_style(screen, state_style(reading->state)),
	    screen_sign(screen, state_sign(reading->state)), state_word(reading->state), plain,
	    screen_style(screen, STYLE_FAINT), shown ? shown : "", plain);

	if (line)
		screen_wrap(out, line, 0, 2, screen->width);
	fputs("\n\n", out);
	free(line);
	free(shown);
}

static void put_next(const struct reading *reading)
{
	static const char *const DO[] = {
	    [STATE_NEW] = "Next: \"start\" writes a file for your answer.",
	    [STATE_STARTED] = "Next: \"edit\" your answer, then \"check\" it.",
	    [STATE_TRIED] = "Next: \"edit\" your answer, then \"check\" it; \"hint\" helps.",
	    [STATE_PASSED] = "You have passed it. Next: \"next\" goes on.",
	};

	putchar('\n');
	screen_say(&reading->session->screen, stdout, "%s", DO[reading->state]);
}

static enum status tell(const struct reading *reading, struct error *error)
{
	const struct screen *screen = &reading->session->screen;
	char *page = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&page, &length);
	int done = out ? 0 : error_set(error, "out of memory");

	if (out) {
		put_place(out, reading);
		done = lesson_render(out, screen, reading->text, reading->length, error);
		if (fclose(out) != 0 && done == 0)
			done = error_set(error, "out of memory");
	}
	if (done == 0) {
		pager_show(screen, page, length, LINES_BELOW);
		put_next(reading);
	}
	free(page);
	return done == 0 ? STATUS_DONE : STATUS_BROKEN;
}

/* --- for programs ----------------------------------------------------------------------------- */

static bool add_manifest(cJSON *root, const struct exercise *exercise)
{
	char *prototype = stage_prototype(exercise);
	cJSON *tags = NULL;
	bool made = prototype && cJSON_AddStringToObject(root, "title", exercise->title) &&
		    cJSON_AddStringToObject(root, "difficulty", exercise->difficulty) &&
		    cJSON_AddStringToObject(root, "function", exercise->function) &&
		    cJSON_AddStringToObject(root, "prototype", prototype) &&
		    cJSON_AddNumberToObject(root, "hint_count", exercise->hint_count) &&
		    (tags = cJSON_AddArrayToObject(root, "tags"));

	for (int i = 0; made && i < exercise->tag_count; i++)
		made = cJSON_AddItemToArray(tags, cJSON_CreateString(exercise->tags[i]));
	free(prototype);
	return made;
}

static enum status tell_json(const struct reading *reading, struct error *error)
{
	struct exercise exercise = {0};

	if (reading_exercise(&exercise, &reading->session->content, reading->id, error) != 0) {
		exercise_release(&exercise);
		return STATUS_BROKEN;
	}
	char *lesson = text_printable(reading->text, reading->length, true);
	cJSON *root = cJSON_CreateObject();
	bool made = lesson && cJSON_AddStringToObject(root, "schema", "stride/lesson/v1") &&
		    cJSON_AddStringToObject(root, "id", reading->id) &&
		    cJSON_AddNumberToObject(root, "number", reading->number) &&
		    cJSON_AddStringToObject(root, "track", reading->track->id) &&
		    cJSON_AddStringToObject(root, "state", state_word(reading->state)) &&
		    add_manifest(root, &exercise) &&
		    cJSON_AddStringToObject(root, "lesson", lesson);

	free(lesson);
	exercise_release(&exercise);
	return output_json(root, made) ? STATUS_DONE : STATUS_BROKEN;
}

/* --- the whole -------------------------------------------------------------------------------- */

static int read_words(struct options *options, int count, char **words, struct error *error)
{
	if (options_parse(options, OPTIONS, OPTION_COUNT, count, words, error) != 0 ||
	    !output_format_known(options->value[FORMAT], error))
		return -1;
	return options->count <= 1 ? 0 : error_set(error, "it takes one exercise, not several");
}

/* `named` if it was said which one, so that it is the current one from now on. */
static enum status show_one(
    struct session *session, const char *id, bool named, bool as_json, struct error *error)
{
	struct reading reading = {.session = session, .id = id};
	enum status status = STATUS_BROKEN;

	if (read_all(&reading, error) == 0) {
		if (named)
			session_set_current(session, id);
		status = as_json ? tell_json(&reading, error) : tell(&reading, error);
	}
	free(reading.text);
	return status;
}

static enum status show(struct session *session, int count, char **words)
{
	struct options options;
	struct error error = {""};
	enum status status = STATUS_USAGE;
	const char *id = NULL;

	if (read_words(&options, count, words, &error) == 0)
		id = session_exercise(
		    session, options.count > 0 ? options.arguments[0] : NULL, &status, &error);
	if (id)
		status = show_one(
		    session, id, options.count > 0, output_is_json(options.value[FORMAT]), &error);
	if (*error.text)
		typed_complain("show: %s", error.text);
	return status;
}

const struct command command_show = {
    .name = "show",
    .arguments = "[EX]",
    .summary = "Shows the lesson of an exercise, which becomes the current one.",
    .example = "show conv1d-basic",
    .more = "EX is an exercise: its id, a beginning of it, or its number; left out, the current "
	    "one.\n"
	    "A lesson that is longer than the screen goes through $PAGER, or else less.\n"
	    "  --format json          for a program; with the text as it was written",
    .max_arguments = 3,
    .run = show,
};
