/*
 * start and reset: the starter of an exercise as the learner's file, where there is none yet, or in
 * place of one that is kept.
 */
#include "grader/text.h"
#include "src/ask.h"
#include "src/options.h"
#include "src/session.h"
#include "src/starting.h"
#include "src/typed.h"
#include "src/workspace.h"

#include <stdio.h>
#include <stdlib.h>

static void say_started(const struct session *session, const char *id, bool was_there)
{
	const struct screen *screen = &session->screen;
	char *path = workspace_file(session->work, id);

	if (was_there)
		screen_say(screen, stdout, "Your work is in %s, as you left it.", path ? path : id);
	else
		screen_say(screen, stdout, "Wrote %s.", path ? path : id);
	screen_say(screen, stdout,
	    "Next: \"edit\" it, \"run\" the worked examples, \"check\" it; or \"watch\", which "
	    "checks at each save.");
	free(path);
}

static enum status start(struct session *session, int count, char **words)
{
	struct error error = {""};
	enum status status;
	const char *id = session_exercise(session, count > 0 ? words[0] : NULL, &status, &error);
	int made = id ? starting_begin(session, id, &error) : -1;

	if (made < 0) {
		typed_complain("start: %s", error.text);
		return id ? STATUS_BROKEN : status;
	}
	say_started(session, id, made > 0);
	return STATUS_DONE;
}

/* --- reset ------------------------------------------------------------------------------------ */

enum { YES, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [YES] = {"yes", NULL},
};

static enum status put_back(struct session *session, const char *id, struct error *error)
{
	char *starter = starting_file(session, id), *kept = NULL;
	char *path = workspace_file(session->work, id);
	int done = starter && path ? workspace_reset(session->work, id, starter, &kept, error)
				   : error_set(error, "out of memory");

	if (done == 0)
		printf("%s is the starter again.\n", path);
	if (done == 0 && kept)
		printf("Your work is kept in %s.\n", kept);
	free(starter);
	free(path);
	free(kept);
	return done == 0 ? STATUS_DONE : STATUS_BROKEN;
}

static enum status reset(struct session *session, int count, char **words)
{
	struct options options;
	struct error error = {""};
	enum status status = STATUS_USAGE;
	const char *id = NULL;

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) == 0) {
		if (options.count == 1)
			id = session_exercise(session, options.arguments[0], &status, &error);
		else
			error_set(
			    &error, "it needs the name of one exercise, as in: reset conv1d-basic");
	}
	if (id) {
		char *question = text_format("Put the starter of %s back? Your file is kept beside "
					     "it.",
		    id);
		bool yes = options.value[YES] || !workspace_has(session->work, id) ||
			   (question && ask_yes(session, question, "--yes"));

		free(question);
		status = yes ? put_back(session, id, &error) : STATUS_USAGE;
	}
	if (*error.text)
		typed_complain("reset: %s", error.text);
	return status;
}

const struct command command_start = {
    .name = "start",
    .arguments = "[EX]",
    .summary = "Writes the starter into your workspace; never over existing work.",
    .example = "start conv1d-basic",
    .max_arguments = 1,
    .run = start,
};

const struct command command_reset = {
    .name = "reset",
    .arguments = "EX [--yes]",
    .summary = "Puts the starter back, after asking; your file is kept beside it.",
    .example = "reset conv1d-basic",
    .max_arguments = 2,
    .run = reset,
};
