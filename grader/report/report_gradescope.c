/*
 * Gradescope's results.json. The score of the whole is given, so that those of the tests need not
 * add up to it. As soon as one test is not visible a student sees no score at all: so all are,
 * unless the report shows values of hidden cases; these tests wait for the due date.
 *
 * A report without any score is refused. When the grader has failed there is one test, of no
 * points, that says so.
 */
#include "grader/report/wording.h"
#include "grader/report/writer.h"
#include "grader/text.h"

#include <math.h>
#include <stdlib.h>

static void put_status(struct writer *writer, cJSON *test, bool passed)
{
	writer_text(writer, test, "status", passed ? "passed" : "failed");
}

static void put_gate(struct writer *writer, cJSON *tests)
{
	const struct result *result = writer->report->result;
	cJSON *test = writer_object(writer, tests, NULL);
	bool runs = wording_runs(result);

	writer_text(writer, test, "name", wording_gate(result));
	writer_text(writer, test, "number", "1");
	writer_number(writer, test, "score", 0);
	writer_number(writer, test, "max_score", 0);
	put_status(writer, test, runs);
	writer_text(writer, test, "visibility", "visible");
	if (!runs)
		writer_made(writer, test, "output", wording_refusal(writer->report));
}

static void put_outcome(struct writer *writer, cJSON *test, int at)
{
	const struct report *report = writer->report;
	const struct case_result *of = &report->result->cases[at];
	bool shows = report->detail == DETAIL_FULL && report_is_secret(report, of);

	writer_text(writer, test, "visibility", shows ? "after_due_date" : "visible");
	if (wording_failed(of))
		writer_made(writer, test, "output", wording_failure(report, at));
	else if (of->skipped)
		writer_text(writer, test, "output", wording_sentence(report, of));
}

static void put_case(struct writer *writer, cJSON *tests, int at)
{
	const struct case_result *of = &writer->report->result->cases[at];
	cJSON *test = writer_object(writer, tests, NULL);
	char number[16];

	snprintf(number, sizeof number, "%d", at + 2);
	writer_made(writer, test, "name", wording_case(writer->report, at));
	writer_text(writer, test, "number", number);
	writer_points(writer, test, "score", of->points);
	writer_points(writer, test, "max_score", of->max_points);
	put_status(writer, test, !of->skipped && of->verdict == VERDICT_ACCEPTED);
	put_outcome(writer, test, at);
	cJSON *tags = writer_array(writer, test, "tags");

	writer_text(writer, tags, NULL, of->of->category);
}

static void put_extra(struct writer *writer, cJSON *root)
{
	const struct report *report = writer->report;
	cJSON *extra = writer_object(writer, root, "extra_data");

	writer_text(writer, extra, "exercise", report->exercise->id);
	writer_number(writer, extra, "exercise_version", report->exercise->version);
	writer_text(writer, extra, "verdict", verdict_name(report->result->verdict));
	writer_number(writer, extra, "stars", report->result->stars);
	writer_pitfalls(writer, extra, "pitfalls");
	writer_seed(writer, extra);
}

static void put_output(struct writer *writer, cJSON *root)
{
	const struct report *report = writer->report;
	char *headline = wording_headline(report), *mistake = wording_mistake(report);
	char *text = headline ? text_format("%s: %s%s%s", report->exercise->id, headline,
				    mistake ? "\n" : "", mistake ? mistake : "")
			      : NULL;

	writer_made(writer, root, "output", text);
	free(headline);
	free(mistake);
}

static void put_result(struct writer *writer, cJSON *root)
{
	const struct result *result = writer->report->result;
	bool scored = result->verdict != VERDICT_GRADER_ERROR;

	if (scored)
		writer_points(writer, root, "score", result->score);
	writer_ms(writer, root, "execution_time",
	    isfinite(result->total_ms) ? result->total_ms / 1000 : 0);
	put_output(writer, root);
	writer_text(writer, root, "output_format", "text");
	writer_text(writer, root, "test_output_format", "text");
	writer_text(writer, root, "test_name_format", "text");
	writer_text(writer, root, "stdout_visibility", "hidden");
	put_extra(writer, root);
	cJSON *tests = writer_array(writer, root, "tests");

	put_gate(writer, tests);
	for (int i = 0; i < result->case_count && scored; i++)
		put_case(writer, tests, i);
}

int report_gradescope(FILE *out, const struct report *report)
{
	return writer_document(out, report, 0, put_result);
}
