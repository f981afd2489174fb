/*
 * next: the first undone exercise after the current one becomes the current one.
 */
#include "src/session.h"
#include "src/typed.h"

#include <stdio.h>
#include <string.h>

static enum status next(struct session *session, int count, char **words)
{
	struct error error = {""};
	enum status status;
	const char *id = session_exercise(session, NULL, &status, &error);

	(void)count, (void)words;
	if (!id) {
		typed_complain("next: %s", error.text);
		return status;
	}
	const char *other = session_next_undone(session, id);

	if (!other) {
		printf("All of it is done.\n");
		return STATUS_DONE;
	}
	session_set_current(session, other);
	if (strcmp(other, id) == 0)
		screen_say(&session->screen, stdout, "%s is the last one that is not done.", id);
	else
		screen_say(&session->screen, stdout,
		    "Now: %s. \"show\" its lesson, \"start\" when you are ready.", other);
	return STATUS_DONE;
}

const struct command command_next = {
    .name = "next",
    .arguments = "",
    .summary = "Goes to the first exercise after this one that is not done.",
    .example = "next",
    .run = next,
};
