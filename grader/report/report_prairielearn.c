/*
 * PrairieLearn's results.json. What does not compile, and what the grader could not grade, is not
 * gradable: it costs no attempt. Every test has points, since one without would hide all.
 */
#include "grader/report/wording.h"
#include "grader/report/writer.h"
#include "grader/text.h"

#include <math.h>
#include <stdlib.h>

enum { RESULTS_BYTES_MAX = 1000 * 1000 };

static void put_refusal(struct writer *writer, cJSON *root)
{
	bool ours = writer->report->result->verdict == VERDICT_GRADER_ERROR;

	writer_bool(writer, root, "gradable", false);
	writer_made(writer, root, "format_errors", wording_refusal(writer->report));
	writer_text(writer, root, "message",
	    ours ? "The grader could not do its work. This attempt is not counted."
		 : "It does not compile. This attempt is not counted.");
}

static void put_case(struct writer *writer, cJSON *tests, int at)
{
	const struct report *report = writer->report;
	const struct case_result *of = &report->result->cases[at];
	cJSON *test = writer_object(writer, tests, NULL);

	writer_made(writer, test, "name", wording_case(report, at));
	writer_text(writer, test, "description", of->of->category);
	writer_points(writer, test, "points", of->points);
	writer_points(writer, test, "max_points", of->max_points);
	if (wording_failed(of))
		writer_made(writer, test, "message", wording_failure(report, at));
	else if (of->skipped)
		writer_text(writer, test, "message", wording_sentence(report, of));
}

/* The score, what there is to do, and what kept it from running at all. */
static char *message_of(const struct report *report)
{
	char *headline = wording_headline(report), *refusal = wording_refusal(report);
	char *mistake = wording_mistake(report);
	const char *more = refusal ? refusal : mistake;
	char *text =
	    headline ? text_format("%s%s%s", headline, more ? "\n" : "", more ? more : "") : NULL;

	free(headline);
	free(refusal);
	free(mistake);
	return text;
}

static void put_result(struct writer *writer, cJSON *root)
{
	const struct result *result = writer->report->result;

	if (result->verdict == VERDICT_COMPILE_ERROR || result->verdict == VERDICT_GRADER_ERROR) {
		put_refusal(writer, root);
		return;
	}
	double part = result->max_score > 0 ? result->score / result->max_score : 0;

	writer_bool(writer, root, "gradable", true);
	writer_points(writer, root, "score", fmin(fmax(part, 0), 1));
	writer_made(writer, root, "message", message_of(writer->report));
	writer_text(writer, root, "output", result->printed ? result->printed : "");
	cJSON *tests = writer_array(writer, root, "tests");

	for (int i = 0; i < result->case_count; i++)
		put_case(writer, tests, i);
}

int report_prairielearn(FILE *out, const struct report *report)
{
	return writer_document(out, report, RESULTS_BYTES_MAX, put_result);
}
