/*
 * Classroom 50's result.json. Its scores are whole numbers, so they are counted in hundredths of a
 * point; each case has those between the sum before it and the sum behind it, and so all together
 * have them all. Whose submission this is comes from the runner, which completes what is not
 * known here.
 */
#include "grader/report/wording.h"
#include "grader/report/writer.h"
#include "grader/text.h"

#include <math.h>
#include <stdlib.h>

enum { HUNDREDTHS = 100 };

/* Of case number `at`, 0 being the first. */
static double worth(const struct result *result, int at)
{
	double before = 0;

	for (int i = 0; i < at; i++)
		before += result->cases[i].max_points;
	return round((before + result->cases[at].max_points) * HUNDREDTHS) -
	       round(before * HUNDREDTHS);
}

static bool passed(const struct case_result *of)
{
	return !of->skipped && of->verdict == VERDICT_ACCEPTED;
}

static void put_scores(struct writer *writer, cJSON *to, double score, double most)
{
	writer_number(writer, to, "score", score);
	writer_number(writer, to, "max-score", most);
}

static void put_gate(struct writer *writer, cJSON *tests)
{
	const struct result *result = writer->report->result;
	cJSON *test = writer_object(writer, tests, NULL);
	bool runs = wording_runs(result);

	writer_text(writer, test, "test-name", wording_gate(result));
	writer_bool(writer, test, "passed", runs);
	put_scores(writer, test, 0, 0);
	if (!runs)
		writer_made(writer, test, "message", wording_refusal(writer->report));
}

static void put_case(struct writer *writer, cJSON *tests, int at)
{
	const struct report *report = writer->report;
	const struct case_result *of = &report->result->cases[at];
	cJSON *test = writer_object(writer, tests, NULL);
	double most = worth(report->result, at);

	writer_made(writer, test, "test-name", wording_case(report, at));
	writer_bool(writer, test, "passed", passed(of));
	put_scores(writer, test, passed(of) ? most : 0, most);
	if (wording_failed(of))
		writer_made(writer, test, "message", wording_failure(report, at));
	else if (of->skipped)
		writer_text(writer, test, "message", wording_sentence(report, of));
}

static void put_if_known(struct writer *writer, cJSON *root, const char *name, const char *text)
{
	if (text)
		writer_text(writer, root, name, text);
}

static void put_identity(struct writer *writer, cJSON *root)
{
	static const struct classroom UNKNOWN;
	const struct classroom *of = writer->report->classroom;
	char *time = wording_time(writer->report);

	of = of ? of : &UNKNOWN;
	writer_text(writer, root, "schema", "classroom50/result/v1");
	put_if_known(writer, root, "classroom", of->classroom);
	put_if_known(writer, root, "assignment", of->assignment);
	put_if_known(writer, root, "assignment_type", of->assignment_type);
	put_if_known(writer, root, "owner", of->owner);
	put_if_known(writer, root, "submission", of->submission);
	put_if_known(writer, root, "commit", of->commit);
	put_if_known(writer, root, "release", of->release);
	put_if_known(writer, root, "review", of->review);
	if (time)
		writer_made(writer, root, "datetime", text_format("%sZ", time));
	free(time);
}

static void put_result(struct writer *writer, cJSON *root)
{
	const struct result *result = writer->report->result;
	bool scored = result->verdict != VERDICT_GRADER_ERROR;
	double score = 0, most = 0;

	put_identity(writer, root);
	for (int i = 0; i < result->case_count && scored; i++) {
		score += passed(&result->cases[i]) ? worth(result, i) : 0;
		most += worth(result, i);
	}
	put_scores(writer, root, score, most);
	cJSON *tests = writer_array(writer, root, "tests");

	put_gate(writer, tests);
	for (int i = 0; i < result->case_count && scored; i++)
		put_case(writer, tests, i);
}

int report_classroom50(FILE *out, const struct report *report)
{
	return writer_document(out, report, 0, put_result);
}
