#include "src/session.h"

static enum status quit(struct session *session, int count, char **arguments)
{
	(void)count, (void)arguments;
	session->leaving = true;
	return STATUS_DONE;
}

const struct command command_quit = {
    .name = "quit",
    .arguments = "",
    .summary = "Leaves the prompt; so does Ctrl-D.",
    .example = "quit",
    .run = quit,
};
