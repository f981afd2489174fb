#include "grader/diagnose.h"

#include "grader/text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Wrong cases that must agree before a mistake is named as likely. */
enum { LIKELY_LEAST = 3 };

void diagnose_add(struct diagnosis *diagnosis, const char *format, ...)
{
	char text[512];
	va_list list;

	if (diagnosis->fact_count == FACTS_MAX)
		return;
	va_start(list, format);
	vsnprintf(text, sizeof text, format, list);
	va_end(list);
	char *fact = text_printable(text, strlen(text), false);

	if (fact)
		diagnosis->facts[diagnosis->fact_count++] = fact;
}

const char *confidence_name(enum confidence confidence)
{
	static const char *const NAMES[] = {NULL, "likely", "certain"};

	return NAMES[confidence];
}

static const char *part_of(const struct pitfall *pitfall, enum diagnosis_part part)
{
	return part == DIAGNOSIS_TITLE     ? pitfall->title
	       : part == DIAGNOSIS_EXPLAIN ? pitfall->explain
					   : pitfall->hint;
}

char *diagnosis_text(const struct diagnosis *diagnosis, enum diagnosis_part part)
{
	const char *between = part == DIAGNOSIS_TITLE ? "; and: " : " And: ";

	if (diagnosis->mistake_count == 0)
		return NULL;
	if (diagnosis->mistake_count == 1)
		return text_format("%s", part_of(diagnosis->mistakes[0], part));
	return text_format("%s%s%s", part_of(diagnosis->mistakes[0], part), between,
	    part_of(diagnosis->mistakes[1], part));
}

char *diagnosis_ids(const struct diagnosis *diagnosis, const char *separator)
{
	if (diagnosis->mistake_count == 0)
		return NULL;
	if (diagnosis->mistake_count == 1)
		return text_format("%s", diagnosis->mistakes[0]->id);
	return text_format(
	    "%s%s%s", diagnosis->mistakes[0]->id, separator, diagnosis->mistakes[1]->id);
}

void diagnosis_release(struct diagnosis *diagnosis)
{
	for (int i = 0; i < diagnosis->fact_count; i++)
		free(diagnosis->facts[i]);
	*diagnosis = (struct diagnosis){0};
}

bool diagnose_is_wrong(const struct case_result *result)
{
	return !result->skipped && result->verdict != VERDICT_ACCEPTED;
}

bool diagnose_is_right(const struct case_result *result)
{
	return !result->skipped && result->verdict == VERDICT_ACCEPTED;
}

/* --- known mistakes --------------------------------------------------------------------------- */

static bool fails_in(const struct evidence *evidence, const char *category)
{
	for (int i = 0; i < evidence->count; i++)
		if (diagnose_is_wrong(&evidence->cases[i]) &&
		    strcmp(evidence->cases[i].of->category, category) == 0)
			return true;
	return false;
}

/* Its place among the exercise's own cases; -1 for a fresh one. */
static int fixed_case(const struct exercise *exercise, const struct test_case *of)
{
	uintptr_t first = (uintptr_t)exercise->cases, at = (uintptr_t)of;
	uintptr_t end = (uintptr_t)(exercise->cases + exercise->case_count);

	return at >= first && at < end ? (int)((at - first) / sizeof *of) : -1;
}

enum confidence diagnose_compare(
    const struct evidence *evidence, const struct known_program *program)
{
	const struct exercise *exercise = evidence->exercise;
	enum confidence confidence = CONFIDENCE_CERTAIN;
	int wrong = 0;

	for (int i = 0; i < evidence->count; i++) {
		const struct case_result *result = &evidence->cases[i];
		int index = fixed_case(exercise, result->of);

		if (index < 0)
			continue;
		if (result->skipped || program->answers[index].skipped) {
			confidence = CONFIDENCE_LIKELY;
			continue;
		}
		wrong += diagnose_is_wrong(result);
		if (known_agree(&program->answers[index], result->of, result))
			continue;
		if (diagnose_is_wrong(result) || fails_in(evidence, result->of->category))
			return CONFIDENCE_NONE;
		confidence = CONFIDENCE_LIKELY;
	}
	return confidence == CONFIDENCE_LIKELY && wrong < LIKELY_LEAST ? CONFIDENCE_NONE
								       : confidence;
}
