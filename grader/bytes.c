#include "grader/bytes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void bytes_put(FILE *out, const void *from, size_t size)
{
	fwrite(from, 1, size, out);
}

/* The length of NULL is UINT32_MAX. */
void bytes_put_text(FILE *out, const char *text)
{
	uint32_t length = text ? (uint32_t)strlen(text) : UINT32_MAX;

	bytes_put(out, &length, sizeof length);
	if (text)
		bytes_put(out, text, length);
}

void bytes_get(struct bytes *from, void *to, size_t size)
{
	if (from->cut || size > from->left) {
		from->cut = true;
		memset(to, 0, size);
		return;
	}
	memcpy(to, from->at, size);
	from->at += size;
	from->left -= size;
}

char *bytes_get_text(struct bytes *from)
{
	uint32_t length;

	bytes_get(from, &length, sizeof length);
	if (from->cut || length == UINT32_MAX)
		return NULL;
	char *text = length <= from->left ? malloc((size_t)length + 1) : NULL;

	if (!text) {
		from->cut = true;
		return NULL;
	}
	bytes_get(from, text, length);
	text[length] = '\0';
	return text;
}
