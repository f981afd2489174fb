#include "grader/text.h"
#include "src/complete.h"
#include "src/manual.h"
#include "src/options.h"
#include "src/session.h"
#include "src/typed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { USAGE_MOST = 24, EXAMPLE_COLUMN = 9 };

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

/* Where what is said of an option begins, "  --all    shows ...", or of a point, "  - it is"; else
 * where the line itself does. */
static int description_column(const char *line)
{
	size_t at = strspn(line, " "), start = at, gap;

	if (at == 0)
		return 0;
	if (strncmp(line + at, "- ", 2) == 0)
		return (int)at + 2;
	while (line[at]) {
		at += strcspn(line + at, " ");
		gap = strspn(line + at, " ");
		at += gap;
		if (gap > 1 && line[at])
			return (int)at;
	}
	return (int)start;
}

/* Lines stay lines; one that does not fit goes on below where its description begins. */
static void put_more(const struct screen *screen, const char *more)
{
	char *copy = strdup(more), *rest = copy, *line;

	while ((line = strsep(&rest, "\n"))) {
		int column = description_column(line);

		screen_wrap(
		    stdout, line, 0, column <= screen->width / 2 ? column : 4, screen->width);
		putchar('\n');
	}
	free(copy);
}

static void explain(const struct screen *screen, const struct command *command)
{
	printf("%s%s%s%s%s\n\n", screen_style(screen, STYLE_STRONG), command->name,
	    screen_style(screen, STYLE_PLAIN), *command->arguments ? " " : "", command->arguments);
	screen_wrap(stdout, command->summary, 0, 0, screen->width);
	putchar('\n');
	if (command->more)
		put_more(screen, command->more);
	char *example = text_format("Example: %s", command->example);

	putchar('\n');
	screen_wrap(stdout, example ? example : "", 0, EXAMPLE_COLUMN, screen->width);
	putchar('\n');
	free(example);
}

/* --- for other programs ----------------------------------------------------------------------- */

enum { MAN, BASH, ZSH, COMPLETE, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [MAN] = {"man", NULL},
    [BASH] = {"bash", NULL},
    [ZSH] = {"zsh", NULL},
    [COMPLETE] = {"complete", "LINE"},
};

static void print_completions(struct session *session, const char *line)
{
	struct completions completions;
	struct error ignored = {""};

	complete(&completions, session_content(session, &ignored), line);
	for (int i = 0; i < completions.count; i++)
		puts(completions.words[i]);
	completions_release(&completions);
}

/* False if none of it is asked for. */
static bool print_made(struct session *session, const struct options *options)
{
	static void (*const MAKERS[])(void) = {
	    [MAN] = manual_print_page, [BASH] = manual_print_bash, [ZSH] = manual_print_zsh};

	for (int i = MAN; i <= ZSH; i++)
		if (options->value[i]) {
			MAKERS[i]();
			return true;
		}
	if (options->value[COMPLETE])
		print_completions(session, options->value[COMPLETE]);
	return options->value[COMPLETE] != NULL;
}

/* --- the whole -------------------------------------------------------------------------------- */

static enum status help(struct session *session, int count, char **words)
{
	struct options options;
	struct error error = {""};

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) != 0) {
		typed_complain("help: %s", error.text);
		return STATUS_USAGE;
	}
	if (print_made(session, &options))
		return STATUS_DONE;
	if (options.count == 0) {
		list_commands(&session->screen);
		return STATUS_DONE;
	}
	const struct command *command = command_find(options.arguments[0]);

	if (!command)
		return STATUS_USAGE;
	explain(&session->screen, command);
	return STATUS_DONE;
}

const struct command command_help = {
    .name = "help",
    .arguments = "[COMMAND]",
    .summary = "Lists the commands, or explains one.",
    .example = "help version",
    .more = "  --man                  a page for man\n"
	    "  --bash, --zsh          completion for these shells",
    .max_arguments = 2,
    .run = help,
};
