/*
 * hint: the next hint of an exercise, and how many are left. How many were shown is remembered.
 */
#include "grader/exercise/exercise.h"
#include "grader/text.h"
#include "src/options.h"
#include "src/session.h"
#include "src/text/reading.h"
#include "src/typed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ALL, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [ALL] = {"all", NULL},
};

static int taken(struct session *session, const char *id)
{
	struct standings standings = session_standings(session);
	const struct standing *standing = standings_find(&standings, id);
	int count = standing ? standing->hints_taken : 0;

	standings_release(&standings);
	return count;
}

/* False if the same hint would come again. */
static bool note(struct session *session, const char *id, int shown)
{
	struct store *store = session_store(session);
	struct error error = session->store_error;

	if (store && store_note_hints(store, id, shown, &error) == 0)
		return true;
	session_say_unrecorded(session, "This hint", &error);
	return false;
}

static void show(const struct session *session, const struct exercise *exercise, int index)
{
	char *text = text_format(
	    "Hint %d of %d: %s", index + 1, exercise->hint_count, exercise->hints[index]);

	if (text)
		screen_wrap(stdout, text, 0, 2, session->screen.width);
	putchar('\n');
	free(text);
}

static void give(struct session *session, const struct exercise *exercise, bool all)
{
	int count = exercise->hint_count, before = taken(session, exercise->id);
	int first = all ? 0 : before < count ? before : count - 1;
	int last = all ? count - 1 : first;

	for (int i = first; i <= last; i++)
		show(session, exercise, i);
	bool noted = last + 1 <= before || note(session, exercise->id, last + 1);

	if (last + 1 < count)
		printf("\n%d more: \"hint%s\"%s.\n", count - last - 1, noted ? "" : " --all",
		    noted ? " again" : "");
	else
		screen_say(&session->screen, stdout,
		    "\nThat was the last one. \"solution\" shows a whole answer, when you want "
		    "it.");
}

static enum status hint(struct session *session, int count, char **words)
{
	struct options options;
	struct error error = {""};
	struct exercise exercise = {0};
	enum status status = STATUS_USAGE;
	const char *id = NULL;

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) == 0)
		id = session_exercise(
		    session, options.count > 0 ? options.arguments[0] : NULL, &status, &error);
	if (id && reading_exercise(&exercise, &session->content, id, &error) == 0)
		give(session, &exercise, options.value[ALL] != NULL);
	else if (id)
		status = STATUS_BROKEN;
	if (*error.text)
		typed_complain("hint: %s", error.text);
	exercise_release(&exercise);
	return status;
}

const struct command command_hint = {
    .name = "hint",
    .arguments = "[EX] [--all]",
    .summary = "Shows the next hint, and how many are left; --all shows every one.",
    .example = "hint",
    .max_arguments = 2,
    .run = hint,
};
