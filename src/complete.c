#include "src/complete.h"

#include "grader/text.h"
#include "src/command.h"
#include "src/explanation.h"

#include <ctype.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST = 200, VERB_INDENT = 2 };

/* The word that is being typed: where it begins, and which one of the line it is. */
struct spot {
	const char *command, *verb; /* the first word and the second, with their lengths */
	size_t command_length, verb_length;
	const char *word;
	int index;
};

static struct spot find_spot(const char *line)
{
	struct spot spot = {.word = line};
	const char *at = line;

	for (;;) {
		at += strspn(at, " \t");
		spot.word = at;
		at += strcspn(at, " \t");
		if (spot.index == 0) {
			spot.command = spot.word;
			spot.command_length = (size_t)(at - spot.word);
		} else if (spot.index == 1) {
			spot.verb = spot.word;
			spot.verb_length = (size_t)(at - spot.word);
		}
		if (!*at)
			return spot;
		spot.index++;
	}
}

static void add(struct completions *to, const char *word, const char *behind)
{
	char *copy;
	char **words;

	if (to->count == MOST || !(copy = text_format("%s%s", word, behind)))
		return;
	words = realloc(to->words, ((size_t)to->count + 1) * sizeof *words);
	if (!words) {
		free(copy);
		return;
	}
	to->words = words;
	to->words[to->count++] = copy;
}

static bool is_among(const struct completions *completions, const char *word)
{
	for (int i = 0; i < completions->count; i++)
		if (strcmp(completions->words[i], word) == 0)
			return true;
	return false;
}

static void add_if(struct completions *to, const char *word, const char *typed)
{
	if (strncmp(word, typed, strlen(typed)) == 0)
		add(to, word, "");
}

/* --- the kinds of words ----------------------------------------------------------------------- */

static void add_commands(struct completions *to, const char *typed)
{
	for (const struct command *const *command = COMMANDS; *command; command++)
		add_if(to, (*command)->name, typed);
}

static void add_exercises(struct completions *to, const struct content *content, const char *typed)
{
	const char *id;

	for (int n = 1; content && (id = content_numbered(content, n)); n++)
		add_if(to, id, typed);
}

/* Those that have exercises in the list: each stands there as PACK/EXERCISE. */
static void add_packs(struct completions *to, const struct content *content, const char *typed)
{
	const char *id;

	for (int n = 1; content && (id = content_numbered(content, n)); n++) {
		const char *slash = strchr(id, '/');
		char *pack = slash ? text_format("%.*s", (int)(slash - id), id) : NULL;

		if (pack && !is_among(to, pack))
			add_if(to, pack, typed);
		free(pack);
	}
}

/* Every "--word" that the usage or the help of a command speaks of. */
static void add_options_of(struct completions *to, const char *text, const char *typed)
{
	for (const char *at = text; at && (at = strstr(at, "--"));) {
		size_t length = strspn(at + 2, "abcdefghijklmnopqrstuvwxyz0123456789-");
		char *word = length > 0 ? text_format("%.*s", (int)length + 2, at) : NULL;

		if (word && !is_among(to, word))
			add_if(to, word, typed);
		free(word);
		at += 2 + length;
	}
}

/* Names in the folder that the word leads to; hidden ones only if they are asked for. */
static void add_files(struct completions *to, const char *typed)
{
	const char *slash = strrchr(typed, '/');
	int in = slash ? (int)(slash + 1 - typed) : 0;
	char *folder = in > 0 ? text_format("%.*s", in, typed) : text_format(".");
	DIR *dir = folder ? opendir(folder) : NULL;
	const char *rest = typed + in;

	/* cppcheck-suppress readdirCalled ; one thread */
	for (struct dirent *entry; dir && (entry = readdir(dir));) {
		char *path;
		struct stat status;

		if (strncmp(entry->d_name, rest, strlen(rest)) != 0 ||
		    (entry->d_name[0] == '.' && *rest != '.') ||
		    !(path = text_format("%.*s%s", in, typed, entry->d_name)))
			continue;
		if (!strpbrk(entry->d_name, " \t\n'\"\\#"))
			add(to, path,
			    stat(path, &status) == 0 && S_ISDIR(status.st_mode) ? "/" : "");
		free(path);
	}
	if (dir)
		closedir(dir);
	free(folder);
}

/* --- all of it -------------------------------------------------------------------------------- */

static const struct command *command_of(const struct spot *spot)
{
	const struct command *found = NULL;
	int matches = 0;

	for (const struct command *const *command = COMMANDS; *command; command++)
		if (strncmp((*command)->name, spot->command, spot->command_length) == 0) {
			if (strlen((*command)->name) == spot->command_length)
				return *command;
			found = *command;
			matches++;
		}
	return matches == 1 ? found : NULL;
}

static bool takes(const char *arguments, const char *what)
{
	const char *at = strstr(arguments, what);

	return at && !isupper((unsigned char)at[strlen(what)]);
}

static void add_arguments(struct completions *to, const struct content *content,
    const char *arguments, const char *more, const char *typed)
{
	if (*typed == '-') {
		add_options_of(to, arguments, typed);
		add_options_of(to, more, typed);
		return;
	}
	if (takes(arguments, "COMMAND"))
		add_commands(to, typed);
	if (takes(arguments, "EX"))
		add_exercises(to, content, typed);
	if (takes(arguments, "PACK"))
		add_packs(to, content, typed);
	if ((takes(arguments, "FILE") || takes(arguments, "DIR")) && (*typed || to->count == 0))
		add_files(to, typed);
}

/* --- verbs ------------------------------------------------------------------------------------ */

/* The explanation of "pack VERB" has a term for each verb, with what it takes, below it those for
 * its options, and the options of every verb as terms of their own. */
static bool is_verb(const struct explanation_part *part)
{
	return part->indent == VERB_INDENT && islower((unsigned char)part->term[0]);
}

static void add_verbs(struct completions *to, const struct command *command, const char *typed)
{
	const char *left = command->more;
	struct explanation_part part;

	while (explanation_next(&left, &part)) {
		part.term[strcspn(part.term, " ")] = '\0';
		if (is_verb(&part))
			add_if(to, part.term, typed);
	}
}

static void add_arguments_of_verb(struct completions *to, const struct content *content,
    const struct command *command, const struct spot *spot)
{
	const char *left = command->more;
	struct explanation_part part;
	bool within = false;

	while (explanation_next(&left, &part)) {
		if (part.indent <= VERB_INDENT)
			within = is_verb(&part) && strcspn(part.term, " ") == spot->verb_length &&
				 strncmp(part.term, spot->verb, spot->verb_length) == 0;
		if (within || (part.indent == VERB_INDENT && part.term[0] == '-'))
			add_arguments(to, content, part.term, NULL, spot->word);
	}
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void complete(struct completions *completions, const struct content *content, const char *line)
{
	struct spot spot = find_spot(line);
	const struct command *command = spot.index > 0 ? command_of(&spot) : NULL;

	*completions = (struct completions){.typed = strlen(spot.word)};
	if (spot.index == 0)
		add_commands(completions, spot.word);
	else if (command && takes(command->arguments, "VERB") && *spot.word != '-' &&
		 spot.index == 1)
		add_verbs(completions, command, spot.word);
	else if (command && takes(command->arguments, "VERB") && spot.index > 1)
		add_arguments_of_verb(completions, content, command, &spot);
	else if (command)
		add_arguments(completions, content, command->arguments, command->more, spot.word);
	if (completions->count > 0)
		qsort(completions->words, (size_t)completions->count, sizeof *completions->words,
		    by_name);
}

void completions_release(struct completions *completions)
{
	for (int i = 0; i < completions->count; i++)
		free(completions->words[i]);
	free(completions->words);
	*completions = (struct completions){0};
}

size_t completions_common(const struct completions *completions)
{
	size_t common = completions->count > 0 ? strlen(completions->words[0]) : 0;

	for (int i = 1; i < completions->count; i++)
		while (strncmp(completions->words[0], completions->words[i], common) != 0)
			common--;
	return common;
}
