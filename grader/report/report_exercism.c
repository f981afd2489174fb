/*
 * Exercism's results.json, version 3 of what a test runner writes. There is no status for a test
 * that was not run: it is an error that says so. What the worked examples printed stands with the
 * first of them. All bounds are Exercism's own.
 */
#include "grader/report/wording.h"
#include "grader/report/writer.h"
#include "grader/text.h"

#include <stdlib.h>
#include <string.h>

enum {
	RESULTS_BYTES_MAX = 500 * 1000,
	MESSAGE_BYTES_MAX = 65535, /* of the whole; bytes are no fewer than characters */
	OUTPUT_BYTES_MAX = 500,    /* of one test */
};

static const char *status_of(const struct case_result *of)
{
	if (of->skipped)
		return "error";
	if (of->verdict == VERDICT_ACCEPTED)
		return "pass";
	return wording_answered(of->verdict) ? "fail" : "error";
}

static void put_printed(struct writer *writer, cJSON *test)
{
	const char *printed = writer->report->result->printed;
	char *text = printed && *printed ? text_printable(printed, strlen(printed), true) : NULL;

	if (!text)
		return;
	text_cut(text, OUTPUT_BYTES_MAX);
	writer_made(writer, test, "output", text);
}

static void put_case(struct writer *writer, cJSON *tests, int at)
{
	const struct report *report = writer->report;
	const struct case_result *of = &report->result->cases[at];
	cJSON *test = writer_object(writer, tests, NULL);
	char *call = wording_call(report, of);

	writer_made(writer, test, "name", wording_case(report, at));
	writer_text(writer, test, "status", status_of(of));
	if (wording_failed(of))
		writer_made(writer, test, "message", wording_failure(report, at));
	else if (of->skipped)
		writer_text(writer, test, "message", wording_sentence(report, of));
	if (at == 0)
		put_printed(writer, test);
	if (call)
		writer_made(writer, test, "test_code", call);
}

static void put_refusal(struct writer *writer, cJSON *root)
{
	char *refusal = wording_refusal(writer->report);

	if (refusal)
		text_cut(refusal, MESSAGE_BYTES_MAX);
	writer_text(writer, root, "status", "error");
	writer_made(writer, root, "message", refusal);
	writer_array(writer, root, "tests");
}

static void put_result(struct writer *writer, cJSON *root)
{
	const struct result *result = writer->report->result;

	writer_number(writer, root, "version", 3);
	if (!wording_runs(result)) {
		put_refusal(writer, root);
		return;
	}
	writer_text(writer, root, "status", result->verdict == VERDICT_ACCEPTED ? "pass" : "fail");
	writer_null(writer, root, "message");
	cJSON *tests = writer_array(writer, root, "tests");

	for (int i = 0; i < result->case_count; i++)
		put_case(writer, tests, i);
}

int report_exercism(FILE *out, const struct report *report)
{
	return writer_document(out, report, RESULTS_BYTES_MAX, put_result);
}
