#include "grader/text.h"
#include "src/complete.h"
#include "src/explanation.h"
#include "src/manual.h"
#include "src/options.h"
#include "src/session.h"
#include "src/text/pager.h"
#include "src/typed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { USAGE_MOST = 24, EXAMPLE_COLUMN = 9, NARROW_COLUMN = 4 };

/* The usage in a column of its own, if the screen has room for two. */
static void put_command(
    FILE *out, const struct screen *screen, const struct command *command, int column)
{
	char *usage = text_format(
	    "%s%s%s", command->name, *command->arguments ? " " : "", command->arguments);
	int wide = usage ? screen_columns(usage) + 2 : 0;

	fprintf(out, "  %s", screen_style(screen, STYLE_STRONG));
	screen_wrap(out, usage ? usage : command->name, 2, 2 * NARROW_COLUMN, screen->width);
	fputs(screen_style(screen, STYLE_PLAIN), out);
	if (wide + 2 > column)
		fprintf(out, "\n%*s", column, "");
	else
		fprintf(out, "%*s", column - wide, "");
	screen_wrap(out, command->summary, column, column, screen->width);
	fputc('\n', out);
	free(usage);
}

static void list_commands(FILE *out, const struct screen *screen)
{
	int column = screen->width >= 60 ? USAGE_MOST : 6;

	for (const struct command *const *command = COMMANDS; *command; command++)
		put_command(out, screen, *command, column);
	fprintf(out, "\n");
	screen_wrap(out,
	    "A command may be shortened to any beginning that only it has. \"help COMMAND\" says "
	    "more of one. With each of them go --plain, --color auto|always|never and --work DIR.",
	    0, 0, screen->width);
	fprintf(out, "\n");
}

/* What is said of a term stands beside it; below it where that column is too far to the right, or
 * the term too long. */
static void put_term(FILE *out, const struct screen *screen, const struct explanation_part *part)
{
	int beside =
	    part->column <= screen->width / 2 ? part->column : part->indent + NARROW_COLUMN;
	int column = part->indent + screen_columns(part->term);

	fprintf(out, "%*s", part->indent, "");
	screen_wrap(out, part->term, part->indent, part->indent + NARROW_COLUMN, screen->width);
	if (!*part->text)
		return;
	if (beside < part->column || column >= beside)
		fprintf(out, "\n%*s", beside, "");
	else
		fprintf(out, "%*s", beside - column, "");
	screen_wrap(out, part->text, beside, beside, screen->width);
}

static void put_more(FILE *out, const struct screen *screen, const char *more)
{
	struct explanation_part part;

	while (explanation_next(&more, &part)) {
		if (*part.term)
			put_term(out, screen, &part);
		else
			screen_wrap(out, part.text, 0, 0, screen->width);
		fputc('\n', out);
	}
}

static void explain(FILE *out, const struct screen *screen, const struct command *command)
{
	fprintf(out, "%s%s%s%s", screen_style(screen, STYLE_STRONG), command->name,
	    screen_style(screen, STYLE_PLAIN), *command->arguments ? " " : "");
	screen_wrap(out, command->arguments, screen_columns(command->name) + 1, NARROW_COLUMN,
	    screen->width);
	fputs("\n\n", out);
	screen_wrap(out, command->summary, 0, 0, screen->width);
	fputc('\n', out);
	if (command->more)
		put_more(out, screen, command->more);
	char *example = text_format("Example: %s", command->example);

	fputc('\n', out);
	screen_wrap(out, example ? example : "", 0, EXAMPLE_COLUMN, screen->width);
	fputc('\n', out);
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

/* --- for people ------------------------------------------------------------------------------- */

/* A screen at a time, if it is longer than one; all commands, if it is none. */
static enum status tell(const struct screen *screen, const struct command *command)
{
	char *page = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&page, &length);
	bool made = out != NULL;

	if (out) {
		if (command)
			explain(out, screen, command);
		else
			list_commands(out, screen);
		made = fclose(out) == 0;
	}
	if (made)
		pager_show(screen, page, length, 0);
	else
		typed_complain("help: out of memory");
	free(page);
	return made ? STATUS_DONE : STATUS_BROKEN;
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
	const struct command *command = NULL;

	if (options.count > 0 && !(command = command_find(options.arguments[0])))
		return STATUS_USAGE;
	return tell(&session->screen, command);
}

const struct command command_help = {
    .name = "help",
    .arguments = "[COMMAND]",
    .summary = "Lists the commands, or explains one.",
    .example = "help version",
    .more = "A text that is longer than the screen goes through $PAGER, or else less.\n"
	    "  --man                  a page for man\n"
	    "  --bash, --zsh          completion for these shells",
    .max_arguments = 2,
    .run = help,
};
