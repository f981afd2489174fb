#include "grader/version.h"
#include "src/command.h"

#include <stdio.h>

static enum status version(struct session *session, int count, char **arguments)
{
	(void)session, (void)count, (void)arguments;
	printf("stride %s\n", STRIDE_VERSION);
	return STATUS_DONE;
}

const struct command command_version = {
    .name = "version",
    .arguments = "",
    .summary = "Says which version this is.",
    .example = "version",
    .run = version,
};
