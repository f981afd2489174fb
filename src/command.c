#include "src/command.h"

#include "src/suggest.h"
#include "src/typed.h"

#include <stdio.h>
#include <string.h>

/* What other programs say for it, which no slip of a finger explains. */
static const struct {
	const char *word, *name;
} ELSEWHERE[] = {
    {"exit", "quit"},
    {"bye", "quit"},
    {"logout", "quit"},
    {":q", "quit"},
    {"ls", "list"},
    {"cat", "show"},
    {"open", "edit"},
    {"vim", "edit"},
    {"test", "check"},
    {"submit", "check"},
    {"man", "help"},
    {"?", "help"},
};

static const char *meant_elsewhere(const char *word)
{
	for (size_t i = 0; i < sizeof ELSEWHERE / sizeof *ELSEWHERE; i++)
		if (strcmp(ELSEWHERE[i].word, word) == 0)
			return ELSEWHERE[i].name;
	return NULL;
}

static void say_unknown(const struct command *const *table, const char *name)
{
	const char *meant = meant_elsewhere(name);
	struct suggestion best = suggest_start(meant ? meant : name);

	for (const struct command *const *command = table; *command; command++)
		suggest_consider(&best, (*command)->name);
	if (best.name)
		typed_complain("There is no command \"%s\". Did you mean \"%s\"?", typed(name).text,
		    best.name);
	else
		typed_complain(
		    "There is no command \"%s\". Type \"help\" for the list.", typed(name).text);
}

static void say_ambiguous(const struct command *const *table, const char *name)
{
	fprintf(stderr, "\"%s\" could be:", name);
	for (const struct command *const *command = table; *command; command++)
		if (strncmp((*command)->name, name, strlen(name)) == 0)
			fprintf(stderr, " %s", (*command)->name);
	fprintf(stderr, "\n");
}

const struct command *command_find_in(const struct command *const *table, const char *name)
{
	const struct command *found = NULL;
	size_t length = strlen(name);
	int matches = 0;

	for (const struct command *const *command = table; *command; command++) {
		if (strcmp((*command)->name, name) == 0)
			return *command;
		if (length > 0 && strncmp((*command)->name, name, length) == 0) {
			found = *command;
			matches++;
		}
	}
	if (matches == 1)
		return found;
	if (matches == 0)
		say_unknown(table, name);
	else
		say_ambiguous(table, name);
	return NULL;
}

const struct command *command_find(const char *name)
{
	return command_find_in(COMMANDS, name);
}

enum status command_execute(struct session *session, int count, char **words)
{
	const struct command *command = command_find(words[0]);

	if (!command)
		return STATUS_USAGE;
	if (count - 1 > command->max_arguments) {
		typed_complain("%s takes %s; \"%s\" is too much. Usage: %s%s%s", command->name,
		    command->max_arguments == 0 ? "no arguments" : "fewer arguments",
		    typed(words[command->max_arguments + 1]).text, command->name,
		    *command->arguments ? " " : "", command->arguments);
		return STATUS_USAGE;
	}
	return command->run(session, count - 1, words + 1);
}
