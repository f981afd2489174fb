#include "grader/text.h"
#include "src/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { USAGE_MOST = 24 };

/* The usage in a column of its own, if the screen has room for two. */
static void put_command(const struct screen *screen, const struct command *command, int column)
{
	char *usage = text_format(
	    "%s%s%s", command->name, *command->arguments ? " " : "", command->arguments);
	int wide = usage ? screen_columns(usage) + 2 : 0;

	printf("  %s%s%s", screen_style(screen, STYLE_STRONG), usage ? usage : command->name,
	    screen_style(screen, STYLE_PLAIN));
	if (wide + 2 > column)
		printf("\n%*s", column, "");
	else
		printf("%*s", column - wide, "");
	screen_wrap(stdout, command->summary, column, column, screen->width);
	putchar('\n');
	free(usage);
}

static void list_commands(const struct screen *screen)
{
	int column = screen->width >= 60 ? USAGE_MOST : 6;

	for (const struct command *const *command = COMMANDS; *command; command++)
		put_command(screen, *command, column);
	printf("\n");
	screen_wrap(stdout,
	    "A command may be shortened to any beginning that only it has. \"help COMMAND\" says "
	    "more of one. With each of them go --plain, --color auto|always|never and --work DIR.",
	    0, 0, screen->width);
	printf("\n");
}

static enum status help(struct session *session, int count, char **arguments)
{
	if (count == 0) {
		list_commands(&session->screen);
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
