/* Anything at all as the source of a submission: it has a fingerprint, always the same, and a
 * comment at its beginning changes nothing. */
#include "src/stats/fingerprint.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char COMMENT[] = "/* mine */ // all of it\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fingerprint own, other;
	size_t before = strlen(COMMENT);
	char *text = malloc(before + size + 1);

	if (!text)
		return 0;
	memcpy(text, COMMENT, before);
	memcpy(text + before, data, size);
	text[before + size] = '\0';
	if (fingerprint_of(&own, text + before, size) != 0 ||
	    fingerprint_of(&other, text, before + size) != 0)
		abort();
	if (strcmp(own.hash, other.hash) != 0 || (own.tokens == 0) != (*own.hash == '\0'))
		abort();
	free(text);
	return 0;
}
