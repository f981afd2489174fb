/* Anything at all as a typed line: words inside the line, ended, and no more than fit. */
#include "src/words.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *line = malloc(size + 1);
	struct words words;

	if (!line)
		return 0;
	memcpy(line, data, size);
	line[size] = '\0';
	if (!words_split(&words, line)) {
		for (int i = 0; i < words.count; i++)
			if (words.word[i] < line ||
			    words.word[i] + strlen(words.word[i]) > line + size)
				abort();
		if (words.word[words.count])
			abort();
	}
	free(line);
	return 0;
}
