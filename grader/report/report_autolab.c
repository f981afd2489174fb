/*
 * Autolab reads the last line that a grader prints as its scores, by the names of an assignment's
 * problems, and the line before it as what to show. When the grader has failed there is no score
 * in it.
 */
#include "grader/report/wording.h"
#include "grader/report/writer.h"
#include "grader/text.h"

#include <stdlib.h>
#include <string.h>

static void put_passed(struct writer *writer, cJSON *stage, char *name, bool passed, char *hint)
{
	cJSON *test = name ? writer_object(writer, stage, name) : NULL;

	writer->failed |= !name;
	writer_bool(writer, test, "passed", passed);
	if (hint)
		writer_text(writer, test, "hint", hint);
	free(name);
	free(hint);
}

static void put_cases(struct writer *writer, cJSON *root)
{
	const struct report *report = writer->report;
	cJSON *stage = writer_object(writer, root, "Test");

	for (int i = 0; i < report->result->case_count; i++) {
		const struct case_result *of = &report->result->cases[i];
		const char *skipped = of->skipped ? wording_sentence(report, of) : NULL;

		put_passed(writer, stage, wording_case(report, i),
		    !of->skipped && !wording_failed(of),
		    wording_failed(of) ? wording_failure(report, i)
		    : skipped          ? text_format("%s", skipped)
				       : NULL);
	}
}

static void put_feedback(struct writer *writer, cJSON *root)
{
	const struct report *report = writer->report;
	bool runs = wording_runs(report->result);

	writer_text(writer, root, "_presentation", "semantic");
	cJSON *stages = writer_array(writer, root, "stages");

	writer_text(writer, stages, NULL, "Build");
	if (runs)
		writer_text(writer, stages, NULL, "Test");
	cJSON *build = writer_object(writer, root, "Build");

	put_passed(writer, build, text_format("%s", wording_gate(report->result)), runs,
	    wording_refusal(report));
	if (runs)
		put_cases(writer, root);
}

static void put_scores(struct writer *writer, cJSON *root)
{
	const struct report *report = writer->report;
	cJSON *scores = writer_object(writer, root, "scores");
	cJSON *scoreboard = writer_array(writer, root, "scoreboard");

	if (report->result->verdict == VERDICT_GRADER_ERROR)
		return;
	char *problem = text_printable(report->exercise->id, strlen(report->exercise->id), false);

	writer->failed |= !problem;
	writer_points(writer, scores, problem ? problem : "", report->result->score);
	free(problem);
	writer_points(writer, scoreboard, NULL, report->result->score);
}

int report_autolab(FILE *out, const struct report *report)
{
	return writer_line(out, report, put_feedback) == 0 &&
		       writer_line(out, report, put_scores) == 0
		   ? 0
		   : -1;
}
