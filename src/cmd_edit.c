/*
 * edit: the learner's file in their own editor, which has the terminal until it ends.
 */
#include "grader/text.h"
#include "src/guest.h"
#include "src/session.h"
#include "src/starting.h"
#include "src/typed.h"
#include "src/workspace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_program(const char *name)
{
	const char *path = getenv("PATH");
	bool found = false;

	for (const char *at = path; at && *at && !found; at += strspn(at, ":")) {
		size_t length = strcspn(at, ":");
		char *candidate = text_format("%.*s/%s", (int)length, at, name);

		found = candidate && access(candidate, X_OK) == 0;
		free(candidate);
		at += length;
	}
	return found;
}

/* What the learner says, or else the first of these that is there; NULL if none is. */
static const char *choose_editor(void)
{
	static const char *const USUAL[] = {"nano", "vim", "vi"};
	const char *visual = getenv("VISUAL"), *editor = getenv("EDITOR");

	if (visual && *visual)
		return visual;
	if (editor && *editor)
		return editor;
	for (size_t i = 0; i < sizeof USUAL / sizeof *USUAL; i++)
		if (is_program(USUAL[i]))
			return USUAL[i];
	return NULL;
}

static void say_end(const struct guest *guest)
{
	if (guest->signal != 0)
		typed_complain("The editor was ended by a signal (%s). Your file is as it saved it "
			       "last.",
		    strsignal(guest->signal));
	else if (guest->status != 0)
		typed_complain("The editor ended with status %d.", guest->status);
}

/* An editor must not take the path for an option. */
static enum status open_editor(struct session *session, const char *path, struct error *error)
{
	const char *editor = choose_editor();
	struct guest guest = {0};

	if (!editor) {
		error_set(error,
		    "no editor is known here; set EDITOR to the one that you like, "
		    "or open %s yourself",
		    path);
		return STATUS_BROKEN;
	}
	char *named = text_format("%s%s", strchr("-+", *path) ? "./" : "", path);
	int done = named ? guest_run(&guest, editor, named, session->screen.moves, error)
			 : error_set(error, "out of memory");

	free(named);
	if (done != 0)
		return STATUS_BROKEN;
	screen_measure(&session->screen);
	say_end(&guest);
	screen_say(&session->screen, stdout,
	    "Next: \"check\" grades %s; \"watch\" does it at each save.", path);
	return STATUS_DONE;
}

static enum status start_and_edit(
    struct session *session, const char *id, const char *path, struct error *error)
{
	if (!session->screen.terminal || !isatty(STDIN_FILENO)) {
		error_set(error, "an editor needs a terminal, and here is none; the file is %s%s",
		    path, workspace_has(session->work, id) ? "" : ", once it is started");
		return STATUS_USAGE;
	}
	int made = starting_begin(session, id, error);

	if (made < 0)
		return STATUS_BROKEN;
	if (made == 0)
		screen_say(&session->screen, stdout, "Started: wrote %s.", path);
	return open_editor(session, path, error);
}

static enum status edit(struct session *session, int count, char **words)
{
	struct error error = {""};
	enum status status;
	const char *id = session_exercise(session, count > 0 ? words[0] : NULL, &status, &error);
	char *path = id ? workspace_file(session->work, id) : NULL;

	if (id && !path) {
		error_set(&error, "out of memory");
		status = STATUS_BROKEN;
	}
	if (path)
		status = start_and_edit(session, id, path, &error);
	if (*error.text)
		typed_complain("edit: %s", error.text);
	free(path);
	return status;
}

const struct command command_edit = {
    .name = "edit",
    .arguments = "[EX]",
    .summary = "Opens your file in your editor; starts the exercise if need be.",
    .example = "edit",
    .more = "The editor is $VISUAL, else $EDITOR, else nano, vim or vi; it may have words of its "
	    "own, as in EDITOR=\"code -w\".",
    .max_arguments = 1,
    .run = edit,
};
