#include "src/words.h"

#include <stddef.h>
#include <string.h>

static int is_blank(char c)
{
	return c != '\0' && strchr(" \t\r\n\v\f", c) != NULL;
}

/* Moves one word to `to`, which is never ahead of *from. Returns 0 for a quote that is not closed.
 */
static int take_word(char **from, char **to)
{
	char quote = '\0';

	for (; **from && (quote || !is_blank(**from)); (*from)++) {
		char c = **from;

		if (quote ? c == quote : c == '"' || c == '\'') {
			quote = quote ? '\0' : c;
			continue;
		}
		if (c == '\\' && quote != '\'' && (*from)[1])
			c = *++*from;
		*(*to)++ = c;
	}
	return quote == '\0';
}

const char *words_split(struct words *words, char *line)
{
	char *from = line, *to = line;

	words->count = 0;
	words->word[0] = NULL;
	for (;;) {
		while (is_blank(*from))
			from++;
		if (!*from || *from == '#')
			return NULL;
		if (words->count == WORDS_MAX)
			return "That line has too many words.";
		words->word[words->count++] = to;
		words->word[words->count] = NULL;
		if (!take_word(&from, &to))
			return "That line has a quote that is not closed.";
		if (*from)
			from++;
		*to++ = '\0';
	}
}
