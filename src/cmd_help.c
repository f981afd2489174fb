#include "src/command.h"

#include <stdio.h>
#include <string.h>

static void list_commands(void)
{
	for (const struct command *const *command = COMMANDS; *command; command++) {
		char usage[32];

		snprintf(usage, sizeof usage, "%s %s", (*command)->name, (*command)->arguments);
		printf("  %-20s %s\n", usage, (*command)->summary);
	}
	printf("\nA command may be shortened to any beginning that only it has.\n");
}

static enum status help(struct session *session, int count, char **arguments)
{
	(void)session;
	if (count == 0) {
		list_commands();
		return STATUS_DONE;
	}
	const struct command *command = command_find(arguments[0]);

	if (!command)
		return STATUS_USAGE;
	printf("%s%s%s\n\n%s\n", command->name, *command->arguments ? " " : "", command->arguments,
	    command->summary);
	if (command->more)
		printf("%s\n", command->more);
	printf("\nExample: %s\n", command->example);
	return STATUS_DONE;
}

const struct command command_help = {
    .name = "help",
    .arguments = "[COMMAND]",
    .summary = "Lists the commands, or explains one.",
    .example = "help version",
    .max_arguments = 1,
    .run = help,
};
