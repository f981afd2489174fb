/*
 * What "check50 --output json" writes, so that its own renderers and all who read it can show it. A
 * check is one case; all depend on "compiles", and none passes or fails that was not run.
 */
#include "grader/report/wording.h"
#include "grader/report/writer.h"
#include "grader/text.h"

#include <ctype.h>
#include <stdlib.h>

static const char VERSION[] = "3.3.11"; /* of check50, whose form this is */
static const char GATE[] = "compiles";
static const char SKIPPED[] = "can't check until a frown turns upside down";

/* Names are those of functions; the number keeps them apart. */
static char *identifier(const char *description, int at)
{
	char *name = description ? text_format("case_%d_%s", at + 1, description) : NULL;

	for (char *p = name; p && *p; p++)
		*p = isalnum((unsigned char)*p) ? (char)tolower((unsigned char)*p) : '_';
	return name;
}

static cJSON *put_check(struct writer *writer, cJSON *results, char *name, char *description)
{
	cJSON *check = writer_object(writer, results, NULL);

	writer_made(writer, check, "name", name);
	writer_made(writer, check, "description", description);
	return check;
}

/* What every check ends with. */
static void put_rest(struct writer *writer, cJSON *check, const char *dependency)
{
	writer_object(writer, check, "data");
	writer_text(writer, check, "dependency", dependency);
}

static void put_gate(struct writer *writer, cJSON *results)
{
	const struct report *report = writer->report;
	const char *gate = wording_gate(report->result);
	bool runs = wording_runs(report->result);
	cJSON *check = put_check(writer, results, text_format("%s", GATE),
	    text_format("%s %s", report->result->path ? report->result->path : "it", gate));

	writer_bool(writer, check, "passed", runs);
	writer_array(writer, check, "log");
	if (runs) {
		writer_null(writer, check, "cause");
	} else {
		cJSON *cause = writer_object(writer, check, "cause");

		writer_made(writer, cause, "rationale", wording_refusal(report));
		writer_null(writer, cause, "help");
	}
	put_rest(writer, check, NULL);
}

static void put_cause(struct writer *writer, cJSON *check, int at)
{
	const struct report *report = writer->report;
	const struct case_result *of = &report->result->cases[at];
	const char *sentence = wording_sentence(report, of);
	cJSON *cause = writer_object(writer, check, "cause");
	char *help = at == wording_first_failure(report->result) ? wording_advice(report) : NULL;

	writer_text(writer, cause, "rationale",
	    of->skipped ? SKIPPED
	    : sentence  ? sentence
			: verdict_meaning(of->verdict));
	writer_text(writer, cause, "help", help);
	free(help);
	if (wording_shows_values(report, of)) {
		writer_made(writer, cause, "expected", wording_value(&of->of->want));
		writer_made(writer, cause, "actual", wording_value(&of->got));
	}
}

static void put_case(struct writer *writer, cJSON *results, int at)
{
	const struct case_result *of = &writer->report->result->cases[at];
	char *description = wording_case(writer->report, at);
	cJSON *check = put_check(writer, results, identifier(description, at), description);

	if (of->skipped)
		writer_null(writer, check, "passed");
	else
		writer_bool(writer, check, "passed", of->verdict == VERDICT_ACCEPTED);
	writer_array(writer, check, "log");
	if (!of->skipped && of->verdict == VERDICT_ACCEPTED)
		writer_null(writer, check, "cause");
	else
		put_cause(writer, check, at);
	put_rest(writer, check, GATE);
}

/* The grader's own failure stands in place of all results. */
static void put_error(struct writer *writer, cJSON *root)
{
	const struct result *result = writer->report->result;
	cJSON *error = writer_object(writer, root, "error");

	writer_text(writer, error, "type", verdict_name(result->verdict));
	writer_made(writer, error, "value", wording_refusal(writer->report));
	writer_array(writer, error, "traceback");
	cJSON *actions = writer_object(writer, error, "actions");

	writer_bool(writer, actions, "show_traceback", false);
	writer_made(writer, actions, "message", wording_refusal(writer->report));
	writer_object(writer, error, "data");
}

static void put_result(struct writer *writer, cJSON *root)
{
	const struct result *result = writer->report->result;

	writer_text(writer, root, "slug", writer->report->exercise->id);
	if (result->verdict == VERDICT_GRADER_ERROR) {
		put_error(writer, root);
	} else {
		cJSON *results = writer_array(writer, root, "results");

		put_gate(writer, results);
		for (int i = 0; i < result->case_count; i++)
			put_case(writer, results, i);
	}
	writer_text(writer, root, "version", VERSION);
}

int report_check50(FILE *out, const struct report *report)
{
	return writer_document(out, report, 0, put_result);
}
