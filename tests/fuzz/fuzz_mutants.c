/* Anything at all as a reference: each mutant lies within it, and can be made and told. */
#include "src/author/mutants.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SIZE_LARGEST = 4096, MOST = 200 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look_at(const struct mutant *mutant, const char *text)
{
	char *changed = mutants_apply(mutant, text), *before, *after;

	if (mutant->length == 0 || mutant->offset + mutant->length > strlen(text))
		abort();
	if (!changed || strcmp(changed, text) == 0)
		abort();
	if (mutants_lines(mutant, text, &before, &after) != 0)
		abort();
	free(changed);
	free(before);
	free(after);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct mutants mutants;
	char *text = size <= SIZE_LARGEST ? malloc(size + 1) : NULL;

	if (!text)
		return 0;
	memcpy(text, data, size);
	text[size] = '\0';
	if (mutants_find(&mutants, text, strlen(text)) != 0)
		abort();
	mutants_sample(&mutants, MOST);
	for (int i = 0; i < mutants.count; i++)
		look_at(&mutants.list[i], text);
	mutants_release(&mutants);
	free(text);
	return 0;
}
