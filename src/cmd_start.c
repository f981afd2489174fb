/*
 * start and reset: the starter of an exercise as the learner's file, where there is none yet, or in
 * place of one that is kept.
 */
#include "grader/clock.h"
#include "grader/text.h"
#include "src/ask.h"
#include "src/options.h"
#include "src/session.h"
#include "src/typed.h"
#include "src/workspace.h"

#include <stdio.h>
#include <stdlib.h>

static char *starter_of(const struct session *session, const char *id)
{
	char *folder = content_folder(&session->content, id);
	char *starter = folder ? text_format("%s/starter.c", folder) : NULL;

	free(folder);
	return starter;
}

static void note_opened(struct session *session, const char *id)
{
	struct store *store = session_store(session);
	struct error error = session->store_error;

	if (!store || store_note_opened(store, id, clock_now_ms(), &error) != 0)
		session_say_unrecorded(session, "That it was started", &error);
}

static void say_started(const struct session *session, const char *id, bool was_there)
{
	char *path = workspace_file(session->work, id);

	if (was_there)
		printf("Your work is in %s, as you left it.\n", path ? path : id);
	else
		printf("Wrote %s.\n", path ? path : id);
	printf("Next: \"edit\" it, \"run\" the worked examples, \"check\" it; or \"watch\", which "
	       "checks\nat each save.\n");
	free(path);
}

static enum status start(struct session *session, int count, char **words)
{
	struct error error = {""};
	enum status status;
	const char *id = session_exercise(session, count > 0 ? words[0] : NULL, &status, &error);
	char *starter = id ? starter_of(session, id) : NULL;
	int made = starter ? workspace_start(session->work, id, starter, &error) : -1;

	free(starter);
	if (made < 0) {
		typed_complain("start: %s", error.text);
		return id ? STATUS_BROKEN : status;
	}
	session_set_current(session, id);
	note_opened(session, id);
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
	char *starter = starter_of(session, id), *kept = NULL;
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
