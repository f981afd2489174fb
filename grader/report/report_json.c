/*
 * The schema stride/result/v1: members are never taken away and never change their meaning; what
 * is not known is null. A number that JSON cannot hold is a string: "nan", "inf", "-inf".
 */
#include "grader/counterexample.h"
#include "grader/diagnose.h"
#include "grader/report/wording.h"
#include "grader/report/writer.h"
#include "grader/value.h"
#include "grader/version.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

static void put_submission(struct writer *writer, cJSON *root)
{
	const struct result *result = writer->report->result;
	cJSON *submission = writer_object(writer, root, "submission");

	writer_text(writer, submission, "path", result->path);
	writer_text(writer, submission, "sha256", *result->sha256 ? result->sha256 : NULL);
	writer_number(writer, submission, "bytes", (double)result->bytes);
}

static void put_case(struct writer *writer, cJSON *cases, const struct case_result *of)
{
	bool named = report_shows_name(writer->report, of);
	cJSON *object = writer_object(writer, cases, NULL);

	writer_text(writer, object, "name", named ? of->of->name : NULL);
	writer_text(writer, object, "category", of->of->category);
	writer_bool(writer, object, "hidden", report_is_secret(writer->report, of));
	writer_text(writer, object, "verdict", of->skipped ? NULL : verdict_name(of->verdict));
	writer_points(writer, object, "points", of->points);
	writer_points(writer, object, "max_points", of->max_points);
	writer_text(writer, object, "message", wording_sentence(writer->report, of));
	if (named && !of->skipped)
		writer_ms(writer, object, "time_ms", of->time_ms);
	else
		writer_null(writer, object, "time_ms");
}

static void put_cases(struct writer *writer, cJSON *root)
{
	const struct result *result = writer->report->result;
	cJSON *cases = writer_array(writer, root, "cases");

	for (int i = 0; i < result->case_count; i++)
		put_case(writer, cases, &result->cases[i]);
}

static void put_compile(struct writer *writer, cJSON *root)
{
	const struct result *result = writer->report->result;
	cJSON *compile = writer_object(writer, root, "compile");

	writer_bool(writer, compile, "ok", result->compiled);
	cJSON *diagnostics = writer_array(writer, compile, "diagnostics");

	for (int i = 0; i < result->diagnostic_count; i++) {
		const struct diagnostic *of = &result->diagnostics[i];
		cJSON *object = writer_object(writer, diagnostics, NULL);

		writer_text(writer, object, "file", of->line > 0 ? result->path : NULL);
		writer_place(writer, object, "line", of->line);
		writer_place(writer, object, "column", of->column);
		writer_text(writer, object, "severity", severity_name(of->severity));
		writer_text(writer, object, "message", of->message);
	}
}

/* --- which mistake, and what shows it --- */

static void put_facts(struct writer *writer, cJSON *object, const struct diagnosis *diagnosis)
{
	cJSON *facts = writer_array(writer, object, "facts");

	for (int i = 0; i < diagnosis->fact_count; i++)
		writer_text(writer, facts, NULL, diagnosis->facts[i]);
}

static void put_diagnosis(struct writer *writer, cJSON *root)
{
	const struct diagnosis *diagnosis = &writer->report->result->diagnosis;
	bool facts = diagnosis->fact_count > 0 && writer->report->detail != DETAIL_NONE;

	if (diagnosis->mistake_count == 0 && !facts) {
		writer_null(writer, root, "diagnosis");
		return;
	}
	cJSON *object = writer_object(writer, root, "diagnosis");
	char *title = diagnosis_text(diagnosis, DIAGNOSIS_TITLE);
	char *explain = diagnosis_text(diagnosis, DIAGNOSIS_EXPLAIN);

	writer_pitfalls(writer, object, "pitfalls");
	writer_text(writer, object, "confidence", confidence_name(diagnosis->confidence));
	writer_text(writer, object, "title", title);
	writer_text(writer, object, "explain", explain);
	if (facts)
		put_facts(writer, object, diagnosis);
	else
		writer_array(writer, object, "facts");
	free(title);
	free(explain);
}

static void put_value(struct writer *writer, cJSON *to, const char *name, const struct value *value)
{
	writer_item(writer, to, name, value_write(value));
}

static void put_counterexample(struct writer *writer, cJSON *root)
{
	const struct counterexample *shown = &writer->report->result->counterexample;
	const struct exercise *exercise = writer->report->exercise;

	if (!shown->found) {
		writer_null(writer, root, "counterexample");
		return;
	}
	cJSON *object = writer_object(writer, root, "counterexample");
	cJSON *args = writer_object(writer, object, "args");
	char *rendered = counterexample_text(shown, exercise);

	for (int i = 0; i < exercise->param_count; i++)
		put_value(writer, args, exercise->params[i].name, &shown->of.args[i]);
	put_value(writer, object, "want", &shown->of.want);
	if (shown->got.got.kind != VALUE_TENSOR || shown->got.got.tensor.data)
		put_value(writer, object, "got", &shown->got.got);
	else
		writer_null(writer, object, "got");
	if (shown->at >= 0)
		writer_number(writer, object, "at", shown->at);
	else
		writer_null(writer, object, "at");
	writer_text(writer, object, "rendered", rendered);
	free(rendered);
}

static void put_fault(struct writer *writer, cJSON *root)
{
	const struct fault *fault = &writer->report->result->fault;

	if (!fault->known || writer->report->detail == DETAIL_NONE) {
		writer_null(writer, root, "fault");
		return;
	}
	cJSON *object = writer_object(writer, root, "fault");

	writer_text(writer, object, "signal", fault->signal);
	writer_text(writer, object, "access", fault->access);
	writer_text(writer, object, "tensor", fault->tensor);
	if (fault->tensor && report_shows_index(writer->report))
		writer_number(writer, object, "index", fault->index);
	else
		writer_null(writer, object, "index");
	writer_place(writer, object, "line", fault->line);
	writer_text(writer, object, "function", fault->function);
}

static void put_sandbox(struct writer *writer, cJSON *root)
{
	const struct sandbox_report *sandbox = &writer->report->result->sandbox;
	cJSON *object = writer_object(writer, root, "sandbox");

	writer_number(writer, object, "level", sandbox->level);
	writer_text(writer, object, "name", sandbox->name);
	cJSON *missing = writer_array(writer, object, "missing");

	if (sandbox->missing)
		writer_text(writer, missing, NULL, sandbox->missing);
}

static void put_timing(struct writer *writer, cJSON *root)
{
	const struct result *result = writer->report->result;
	cJSON *timing = writer_object(writer, root, "timing");

	writer_ms(writer, timing, "compile_ms", result->compile_ms);
	writer_ms(writer, timing, "run_ms", result->run_ms);
	writer_ms(writer, timing, "total_ms", result->total_ms);
}

static void put_result(struct writer *writer, cJSON *root)
{
	const struct result *result = writer->report->result;

	writer_text(writer, root, "schema", "stride/result/v1");
	writer_text(writer, root, "exercise", writer->report->exercise->id);
	writer_number(writer, root, "exercise_version", writer->report->exercise->version);
	put_submission(writer, root);
	writer_text(writer, root, "verdict", verdict_name(result->verdict));
	writer_points(writer, root, "score", result->score);
	writer_points(writer, root, "max_score", result->max_score);
	writer_number(writer, root, "stars", result->stars);
	put_cases(writer, root);
	put_compile(writer, root);
	put_diagnosis(writer, root);
	put_counterexample(writer, root);
	put_fault(writer, root);
	writer_text(writer, root, "printed", result->printed);
	writer_seed(writer, root);
	put_sandbox(writer, root);
	put_timing(writer, root);
	writer_text(writer, root, "stride_version", STRIDE_VERSION);
	writer_text(writer, root, "message", result->message);
}

int report_json(FILE *out, const struct report *report)
{
	return writer_document(out, report, 0, put_result);
}
