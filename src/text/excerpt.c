#include "src/text/excerpt.h"

#include "src/text/letters.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
	AROUND = 2,  /* lines before and behind */
	MARGIN = 11, /* "   > 12 | " and what stands before it */
	TAB = 2,
};

/* With blanks for tabs; the caller's. */
static char *without_tabs(const char *line, size_t length)
{
	char *text = malloc(length * TAB + 1), *to = text;

	for (size_t i = 0; text && i < length; i++) {
		if (line[i] == '\t') {
			memset(to, ' ', TAB);
			to += TAB;
		} else {
			*to++ = line[i];
		}
	}
	if (text)
		*to = '\0';
	return text;
}

/* So that it takes that many columns at most, "..." at its end among them. */
static void cut(char *text, int columns)
{
	size_t length = strlen(text);

	if (screen_columns(text) <= columns || columns < 4)
		return;
	while (length > 0 && screen_columns_of(text, length) > columns - 3)
		do
			length--;
		while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80);
	snprintf(text + length, 4, "...");
}

/* --- the lines -------------------------------------------------------------------------------- */

struct line {
	char *text;
	int number;
};

static void put_line(
    FILE *out, const struct screen *screen, const struct line *line, size_t indent, bool marked)
{
	const char *text = strlen(line->text) > indent ? line->text + indent : "";
	char *shown = letters_shown(text, strlen(text), screen->ascii, false);

	if (!shown)
		return;
	cut(shown, screen->width - MARGIN);
	fprintf(out, "  %s%s %s%4d %s%s", screen_style(screen, STYLE_BAD),
	    marked ? screen_sign(screen, SIGN_HERE) : " ", screen_style(screen, STYLE_FAINT),
	    line->number, screen_sign(screen, SIGN_BAR), screen_style(screen, STYLE_PLAIN));
	fprintf(out, "%s%s%s%s\n", *shown ? " " : "",
	    screen_style(screen, marked ? STYLE_STRONG : STYLE_PLAIN), shown,
	    screen_style(screen, STYLE_PLAIN));
	free(shown);
}

/* The blanks that all lines begin with. */
static size_t indent_of(const struct line *lines, int count)
{
	size_t least = SIZE_MAX;

	for (int i = 0; i < count; i++) {
		size_t blanks = strspn(lines[i].text, " ");

		if (blanks < least && lines[i].text[blanks])
			least = blanks;
	}
	return least == SIZE_MAX ? 0 : least;
}

/* How many there are. */
static int find_lines(struct line *lines, const struct source *source, int around)
{
	const char *at = source->text, *end = source->text + source->length;
	int count = 0;

	for (int n = 1; at && at < end && n <= around + AROUND; n++) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));

		if (n >= around - AROUND) {
			char *text = without_tabs(at, (size_t)((stop ? stop : end) - at));

			if (text)
				lines[count++] = (struct line){text, n};
		}
		at = stop ? stop + 1 : NULL;
	}
	return count;
}

void excerpt_show(FILE *out, const struct screen *screen, const struct source *source, int line)
{
	struct line lines[2 * AROUND + 1];
	int count = find_lines(lines, source, line);
	size_t indent = indent_of(lines, count);

	for (int i = 0; i < count; i++) {
		put_line(out, screen, &lines[i], indent, lines[i].number == line);
		free(lines[i].text);
	}
}
