/* Any bytes at all as a lesson, on a narrow screen and a wide one: what comes out is text, in ASCII
 * where that is asked for, without a control byte but those of our own colours. */
#include "src/text/lesson.h"

#include "grader/text.h"

#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The length of a colour at p, "\x1b[1;36m"; 0 if there is none. */
static size_t colour_at(const char *p)
{
	size_t inside = p[0] == '\x1b' && p[1] == '[' ? strspn(p + 2, "0123456789;") : 0;

	return inside > 0 && p[2 + inside] == 'm' ? inside + 3 : 0;
}

static void check_bytes(const struct screen *screen, const char *text)
{
	const char *end = text + strlen(text);

	while (text < end) {
		const unsigned char *p = (const unsigned char *)text;
		size_t colour = screen->colour ? colour_at(text) : 0;
		size_t step = text_utf8_length(p, (const unsigned char *)end);

		if (colour > 0) {
			text += colour;
			continue;
		}
		if (step == 0 || (*p < 0x20 && *p != '\n') || *p == 0x7F ||
		    (*p == 0xC2 && p[1] < 0xA0) || (screen->ascii && step > 1))
			abort();
		text += step;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct screen SCREENS[] = {
	    {.width = 20, .ascii = true}, {.width = 100, .colour = true}};

	setlocale(LC_CTYPE, "C.UTF-8");
	for (int i = 0; i < 2; i++) {
		char *text = NULL;
		size_t length = 0;
		FILE *out = open_memstream(&text, &length);

		if (!out)
			return 0;
		struct error error = {""};

		lesson_render(out, &SCREENS[i], (const char *)data, size, &error);
		if (fclose(out) == 0) {
			if (strlen(text) != length)
				abort();
			check_bytes(&SCREENS[i], text);
		}
		free(text);
	}
	return 0;
}
