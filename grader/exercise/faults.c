#include "grader/exercise/faults.h"

#include "grader/text.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool keep(struct faults *faults, char *sentence)
{
	if (!sentence || faults->count == FAULTS_MAX)
		return false;
	if (!faults->sentences)
		faults->sentences = calloc(FAULTS_MAX, sizeof *faults->sentences);
	if (!faults->sentences)
		return false;
	faults->sentences[faults->count++] = sentence;
	return true;
}

void faults_add(struct faults *faults, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	char *sentence = text_vformat(format, arguments);

	va_end(arguments);
	char *clean = sentence ? text_printable(sentence, strlen(sentence), false) : NULL;

	free(sentence);
	if (!keep(faults, clean)) {
		free(clean);
		faults->more++;
	}
}

void faults_release(struct faults *faults)
{
	for (int i = 0; i < faults->count; i++)
		free(faults->sentences[i]);
	free(faults->sentences);
	*faults = (struct faults){0};
}
