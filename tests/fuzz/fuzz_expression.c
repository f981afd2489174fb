/*
 * Anything at all as an expression: a value or a sentence. What has a value can be read, and what
 * cannot be read has none.
 */
#include "grader/exercise/expression.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Names of one letter, from tiny to as large as can be. */
static int look_up(void *context, const char *name, size_t length, long long *value)
{
	static const long long VALUES[] = {0, 1, -1, 3, -7, 40, LLONG_MAX, LLONG_MIN};

	(void)context;
	if (length != 1)
		return -1;
	*value = VALUES[(unsigned char)*name % 8];
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1);
	const char *trouble = NULL, *unreadable = NULL;
	long long value = 0;

	if (!text)
		return 0;
	memcpy(text, data, size);
	text[size] = '\0';
	int result = expression_eval(text, look_up, NULL, &value, &trouble);
	int readable = expression_check(text, look_up, NULL, &unreadable);

	if ((result != 0) != (trouble != NULL) || (readable != 0) != (unreadable != NULL))
		abort();
	if (readable != 0 && result == 0)
		abort();
	free(text);
	return 0;
}
