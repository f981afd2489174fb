#include "grader/counterexample.h"
#include "grader/diagnose.h"
#include "grader/exercise/fresh.h"
#include "grader/grader.h"
#include "grader/report.h"

#include <stdlib.h>

static const struct {
	const char *name, *meaning;
} VERDICT_TEXTS[VERDICT_COUNT] = {
#define VERDICT_TEXT(name, text, meaning) {text, meaning},
    VERDICTS(VERDICT_TEXT)
#undef VERDICT_TEXT
};

const char *verdict_name(enum verdict verdict)
{
	return VERDICT_TEXTS[verdict].name;
}

const char *verdict_meaning(enum verdict verdict)
{
	return VERDICT_TEXTS[verdict].meaning;
}

int verdict_status(enum verdict verdict)
{
	return verdict == VERDICT_ACCEPTED ? 0 : verdict == VERDICT_GRADER_ERROR ? 3 : 1;
}

bool result_is_secret(const struct result *result, const struct test_case *of)
{
	bool fresh = false;

	for (int i = 0; i < result->fresh_count && !fresh; i++)
		fresh = of == &result->fresh[i];
	return of->hidden && !fresh;
}

int result_error_count(const struct result *result)
{
	int count = 0;

	for (int i = 0; i < result->diagnostic_count; i++)
		count += result->diagnostics[i].severity == SEVERITY_ERROR;
	return count;
}

void result_release(struct result *result)
{
	for (int i = 0; i < result->case_count; i++) {
		free(result->cases[i].message);
		free(result->cases[i].got.tensor.data);
	}
	free(result->cases);
	fresh_release(result->fresh, result->fresh_count);
	for (int i = 0; i < result->diagnostic_count; i++)
		free(result->diagnostics[i].message);
	free(result->diagnostics);
	free(result->fault.signal);
	free(result->fault.access);
	free(result->fault.tensor);
	free(result->fault.function);
	diagnosis_release(&result->diagnosis);
	counterexample_release(&result->counterexample);
	free(result->message);
	free(result->path);
	free(result->printed);
	free(result->sandbox.missing);
	*result = (struct result){0};
}
