#include "src/explanation.h"

#include <stdio.h>
#include <string.h>

enum { DEEPER = 4 };

/* A line of the text, without blanks in front. */
struct line {
	int indent, length;
	const char *text;
};

static struct line line_at(const char *at)
{
	int indent = (int)strspn(at, " ");

	return (struct line){indent, (int)strcspn(at, "\n") - indent, at + indent};
}

static const char *behind(const struct line *line)
{
	const char *end = line->text + line->length;

	return *end ? end + 1 : end;
}

/* How far from the beginning of a line what is said of its term begins; 0 if nothing is. */
static int find_text(const struct line *line)
{
	if (line->length > 2 && line->text[0] == '-' && line->text[1] == ' ')
		return 2;
	for (int i = 0; i + 2 < line->length; i++)
		if (line->text[i] == ' ' && line->text[i + 1] == ' ')
			return i + (int)strspn(line->text + i, " ");
	return 0;
}

static void take_term(struct explanation_part *part, const struct line *line)
{
	int text = find_text(line), end = text > 0 ? text : line->length;

	while (end > 0 && line->text[end - 1] == ' ')
		end--;
	snprintf(part->term, sizeof part->term, "%.*s", end, line->text);
	snprintf(part->text, sizeof part->text, "%.*s", text > 0 ? line->length - text : 0,
	    line->text + text);
	part->column = text > 0 ? line->indent + text : 0;
}

static bool goes_on(const struct explanation_part *part, const struct line *line)
{
	if (line->length == 0)
		return false;
	return part->column > 0 ? line->indent == part->column
				: line->indent >= part->indent + DEEPER;
}

bool explanation_next(const char **left, struct explanation_part *part)
{
	struct line line = line_at(*left);

	*part = (struct explanation_part){.indent = line.indent};
	if (!**left)
		return false;
	*left = behind(&line);
	if (line.indent == 0) {
		snprintf(part->text, sizeof part->text, "%.*s", line.length, line.text);
		return true;
	}
	take_term(part, &line);
	while (line = line_at(*left), goes_on(part, &line)) {
		size_t used = strlen(part->text);

		part->column = line.indent;
		snprintf(part->text + used, sizeof part->text - used, "%s%.*s", used > 0 ? " " : "",
		    line.length, line.text);
		*left = behind(&line);
	}
	return true;
}
