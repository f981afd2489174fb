#include "src/grading.h"

#include "grader/cage.h"
#include "src/typed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

int grading_take_seed(uint64_t *seed, const char *word, struct error *error)
{
	if (!word)
		return 0;
	errno = 0;
	*seed = strtoull(word, NULL, 10);
	if (*word && word[strspn(word, "0123456789")] == '\0' && errno == 0)
		return 0;
	return error_set(error, "--seed is a number from 0 to 18446744073709551615, not \"%s\"",
	    typed(word).text);
}

/* By its name or by its number. */
int grading_take_level(int *level, const char *word, struct error *error)
{
	if (!word)
		return 0;
	for (int i = CAGE_SECCOMP; i < CAGE_LEVEL_COUNT; i++) {
		const char number[] = {(char)('0' + i), '\0'};

		if (strcmp(word, cage_level_name((enum cage_level)i)) == 0 ||
		    strcmp(word, number) == 0) {
			*level = i;
			return 0;
		}
	}
	return error_set(error, "--sandbox-min is " GRADING_LEVEL ", not \"%s\"", typed(word).text);
}
