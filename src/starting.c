#include "src/starting.h"

#include "grader/clock.h"
#include "grader/text.h"
#include "src/workspace.h"

#include <stdlib.h>

char *starting_file(const struct session *session, const char *id)
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

int starting_begin(struct session *session, const char *id, struct error *error)
{
	char *starter = starting_file(session, id);
	int made = starter ? workspace_start(session->work, id, starter, error)
			   : error_set(error, "out of memory");

	free(starter);
	if (made < 0)
		return -1;
	session_set_current(session, id);
	note_opened(session, id);
	return made;
}
