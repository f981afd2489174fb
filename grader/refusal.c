#include "grader/refusal.h"

#include "grader/runner/image.h"
#include "grader/text.h"

#include <stdlib.h>
#include <string.h>

static void decide(struct result *result, enum verdict verdict, char *message)
{
	result->verdict = verdict;
	result->message = message;
	for (int i = 0; i < result->case_count; i++)
		result->cases[i].verdict = verdict;
}

void refuse(struct result *result, char *message)
{
	result->compiled = false;
	decide(result, VERDICT_COMPILE_ERROR, message);
}

void refuse_unseen(struct result *result, const char *objection, int line)
{
	refuse(result,
	    line > 0 ? text_format("line %d: %s", line, objection) : text_format("%s", objection));
}

static char *about_undefined(const struct exercise *exercise, const char *name)
{
	if (strcmp(name, exercise->function) == 0)
		return text_format("the function %s is not defined; it has to be called just that, "
				   "and not to be static",
		    name);
	if (strcmp(name, STRIDE_CALL_NAME) == 0)
		return text_format("%s is not found; begin the file with #include \"stride.h\"",
		    exercise->function);
	return text_format(
	    "\"%s\" is not defined anywhere; expected is %s", name, exercise->function);
}

/* A name is missing, or it is made in a way that no compiler makes one for an ordinary function. */
void refuse_unloaded(
    struct result *result, const struct exercise *exercise, const struct report *report)
{
	char *text =
	    text_printable(report->text, strnlen(report->text, sizeof report->text), false);
	const char *said = text ? text : "";

	switch ((enum image_trouble)report->trouble) {
	case IMAGE_UNDEFINED:
		refuse(result, about_undefined(exercise, said));
		break;
	case IMAGE_HAS_START:
		refuse(result,
		    text_format("the file has a %s of its own; leave it out, the function is "
				"called for you",
			said));
		break;
	case IMAGE_TOO_LARGE:
		decide(result, VERDICT_MEMORY_LIMIT,
		    text_format(
			"its global variables need more than %d MB", exercise->limits.memory_mb));
		break;
	default:
		decide(result, VERDICT_RUNTIME_ERROR, text_format("it cannot be loaded: %s", said));
	}
	free(text);
}
