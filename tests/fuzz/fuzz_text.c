/* Any bytes at all: what comes out is UTF-8 without a control byte, and stays the same when it is
 * made printable again. */
#include "grader/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_bytes(const char *text, bool keep_lines)
{
	const unsigned char *p = (const unsigned char *)text, *end = p + strlen(text);

	while (p < end) {
		size_t step = text_utf8_length(p, end);

		if (step == 0 || *p == 0x7F || (*p == 0xC2 && p[1] < 0xA0))
			abort();
		if (*p < 0x20 && !(keep_lines && (*p == '\n' || *p == '\t')))
			abort();
		p += step;
	}
}

static void check(const uint8_t *data, size_t size, bool keep_lines)
{
	char *once = text_printable((const char *)data, size, keep_lines);
	char *twice = once ? text_printable(once, strlen(once), keep_lines) : NULL;

	if (once && twice) {
		check_bytes(once, keep_lines);
		if (strcmp(once, twice) != 0)
			abort();
	}
	free(once);
	free(twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	check(data, size, false);
	check(data, size, true);
	return 0;
}
