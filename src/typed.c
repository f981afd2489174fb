#include "src/typed.h"

#include "grader/text.h"
#include "src/screen.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct typed typed(const char *word)
{
	struct typed typed = {""};
	/* So many bytes are more letters than are shown, or the whole word. */
	char *clean = text_printable(word, strnlen(word, sizeof typed.text), false);
	const char *end = clean;

	for (int n = 0; clean && *end && n < TYPED_LETTERS; n++)
		end += text_utf8_length(
		    (const unsigned char *)end, (const unsigned char *)end + strlen(end));
	if (clean)
		snprintf(typed.text, sizeof typed.text, "%.*s%s", (int)(end - clean), clean,
		    *end ? "..." : "");
	free(clean);
	return typed;
}

void typed_complain(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	char *line = text_vformat(format, arguments);

	va_end(arguments);
	char *clean = line ? text_printable(line, strlen(line), false) : NULL;

	screen_put_line(stderr, clean ? clean : "out of memory", 0);
	free(line);
	free(clean);
}
