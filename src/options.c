#include "src/options.h"

#include "src/suggest.h"
#include "src/typed.h"

#include <stdbool.h>
#include <string.h>

struct table {
	const struct option *known;
	int count;
};

static int say_unknown(const struct table *table, const char *word, struct error *error)
{
	char name[64] = "";

	/* What was typed up to "=", of which no option has more letters than fit. */
	strncat(
	    name, word, strcspn(word, "=") < sizeof name ? strcspn(word, "=") : sizeof name - 1);
	const char *bare = name + strspn(name, "-");
	struct suggestion best = suggest_start(bare);

	for (int i = 0; i < table->count; i++)
		suggest_consider(&best, table->known[i].name);
	if (best.name)
		return error_set(error, "there is no option \"%s\"; did you mean --%s?",
		    typed(name).text, best.name);
	return error_set(error,
	    "there is no option \"%s\"; to name a file that begins with a "
	    "dash, put -- before it",
	    typed(name).text);
}

/* The place in the table of --name or --name=value; -1 if it is not there. */
static int find(const struct table *table, const char *word)
{
	size_t length = strcspn(word, "=");

	for (int i = 0; i < table->count && length > 2 && strncmp(word, "--", 2) == 0; i++)
		if (strlen(table->known[i].name) == length - 2 &&
		    strncmp(table->known[i].name, word + 2, length - 2) == 0)
			return i;
	return -1;
}

/* Takes the option at words[0], and its value. Returns how many words that were, or -1. */
static int take(
    struct options *options, const struct table *table, int left, char **words, struct error *error)
{
	int at = find(table, words[0]);

	if (at < 0)
		return say_unknown(table, words[0], error);
	const struct option *option = &table->known[at];
	const char *equals = strchr(words[0], '=');

	if (!option->takes && equals)
		return error_set(error, "--%s takes no value", option->name);
	if (option->takes && !equals && (left < 2 || strncmp(words[1], "--", 2) == 0))
		return error_set(error, "--%s needs a value: --%s %s", option->name, option->name,
		    option->takes);
	bool is_next = option->takes && !equals;

	options->value[at] = equals ? equals + 1 : is_next ? words[1] : "";
	if (options->given_count == OPTIONS_GIVEN_MAX)
		return error_set(error, "more than %d options are given", OPTIONS_GIVEN_MAX);
	options->given[options->given_count++] = (struct given){at, options->value[at]};
	return is_next ? 2 : 1;
}

int options_parse(struct options *options, const struct option *known, int known_count, int count,
    char **words, struct error *error)
{
	struct table table = {known, known_count};
	bool only_arguments = false;

	*options = (struct options){.arguments = words};
	for (int i = 0; i < count;) {
		if (only_arguments || words[i][0] != '-' || words[i][1] == '\0') {
			words[options->count++] = words[i++];
		} else if (strcmp(words[i], "--") == 0) {
			only_arguments = true;
			i++;
		} else {
			int taken = take(options, &table, count - i, words + i, error);

			if (taken < 0)
				return -1;
			i += taken;
		}
	}
	return 0;
}

const char *options_each(const struct options *options, int option, int number)
{
	for (int i = 0; i < options->given_count; i++)
		if (options->given[i].option == option && number-- == 0)
			return options->given[i].value;
	return NULL;
}
