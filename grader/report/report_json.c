/*
 * The schema stride/result/v1: members are never taken away and never change their meaning; what
 * is not known is null. A number that JSON cannot hold is a string: "nan", "inf", "-inf".
 */
#include "grader/counterexample.h"
#include "grader/diagnose.h"
#include "grader/report.h"
#include "grader/text.h"
#include "grader/value.h"
#include "grader/version.h"

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A report that lacks a member for want of memory must not be written: it would look whole. */
struct writer {
	const struct report *report;
	bool failed;
};

/* The item, or NULL, and then it is gone. */
static cJSON *put(struct writer *writer, cJSON *to, const char *name, cJSON *item)
{
	bool done = item && (cJSON_IsArray(to) ? cJSON_AddItemToArray(to, item)
					       : cJSON_AddItemToObject(to, name, item));

	if (done)
		return item;
	cJSON_Delete(item);
	writer->failed = true;
	return NULL;
}

static cJSON *put_object(struct writer *writer, cJSON *to, const char *name)
{
	return put(writer, to, name, cJSON_CreateObject());
}

static cJSON *put_array(struct writer *writer, cJSON *to, const char *name)
{
	return put(writer, to, name, cJSON_CreateArray());
}

static void put_null(struct writer *writer, cJSON *to, const char *name)
{
	put(writer, to, name, cJSON_CreateNull());
}

static void put_bool(struct writer *writer, cJSON *to, const char *name, bool value)
{
	put(writer, to, name, cJSON_CreateBool(value));
}

/* NULL is null. Texts were made printable where they came from; a report does not rely on it. */
static void put_text(struct writer *writer, cJSON *to, const char *name, const char *text)
{
	char *printable = text ? text_printable(text, strlen(text), true) : NULL;

	if (text)
		put(writer, to, name, printable ? cJSON_CreateString(printable) : NULL);
	else
		put_null(writer, to, name);
	free(printable);
}

static void put_number(struct writer *writer, cJSON *to, const char *name, double number)
{
	if (isfinite(number))
		put(writer, to, name, cJSON_CreateNumber(number));
	else
		put_text(writer, to, name, isnan(number) ? "nan" : number < 0 ? "-inf" : "inf");
}

/* To the microsecond: more digits are noise. */
static void put_ms(struct writer *writer, cJSON *to, const char *name, double ms)
{
	put_number(writer, to, name, round(ms * 1000) / 1000);
}

/* Shares of points are fractions whose sum is meant to be whole. */
static void put_points(struct writer *writer, cJSON *to, const char *name, double points)
{
	put_number(writer, to, name, round(points * 1e6) / 1e6);
}

/* From 1; what is 0 is not known. */
static void put_place(struct writer *writer, cJSON *to, const char *name, int place)
{
	if (place > 0)
		put_number(writer, to, name, place);
	else
		put_null(writer, to, name);
}

static void put_submission(struct writer *writer, cJSON *root)
{
	const struct result *result = writer->report->result;
	cJSON *submission = put_object(writer, root, "submission");

	put_text(writer, submission, "path", result->path);
	put_text(writer, submission, "sha256", *result->sha256 ? result->sha256 : NULL);
	put_number(writer, submission, "bytes", (double)result->bytes);
}

/* A hidden case that may not speak for itself says what its verdict means. */
static const char *message_of(const struct report *report, const struct case_result *of)
{
	if (report_shows_message(report, of) && (of->message || !of->skipped))
		return of->message;
	if (of->skipped)
		return "not run";
	if (of->verdict == VERDICT_ACCEPTED || !report_shows_name(report, of))
		return NULL;
	return verdict_meaning(of->verdict);
}

static void put_case(struct writer *writer, cJSON *cases, const struct case_result *of)
{
	bool named = report_shows_name(writer->report, of);
	cJSON *object = put_object(writer, cases, NULL);

	put_text(writer, object, "name", named ? of->of->name : NULL);
	put_text(writer, object, "category", of->of->category);
	put_bool(writer, object, "hidden", report_is_secret(writer->report, of));
	put_text(writer, object, "verdict", of->skipped ? NULL : verdict_name(of->verdict));
	put_points(writer, object, "points", of->points);
	put_points(writer, object, "max_points", of->max_points);
	put_text(writer, object, "message", message_of(writer->report, of));
	if (named && !of->skipped)
		put_ms(writer, object, "time_ms", of->time_ms);
	else
		put_null(writer, object, "time_ms");
}

static void put_cases(struct writer *writer, cJSON *root)
{
	const struct result *result = writer->report->result;
	cJSON *cases = put_array(writer, root, "cases");

	for (int i = 0; i < result->case_count; i++)
		put_case(writer, cases, &result->cases[i]);
}

static void put_compile(struct writer *writer, cJSON *root)
{
	const struct result *result = writer->report->result;
	cJSON *compile = put_object(writer, root, "compile");

	put_bool(writer, compile, "ok", result->compiled);
	cJSON *diagnostics = put_array(writer, compile, "diagnostics");

	for (int i = 0; i < result->diagnostic_count; i++) {
		const struct diagnostic *of = &result->diagnostics[i];
		cJSON *object = put_object(writer, diagnostics, NULL);

		put_text(writer, object, "file", of->line > 0 ? result->path : NULL);
		put_place(writer, object, "line", of->line);
		put_place(writer, object, "column", of->column);
		put_text(writer, object, "severity", severity_name(of->severity));
		put_text(writer, object, "message", of->message);
	}
}

/* --- which mistake, and what shows it --- */

static void put_facts(struct writer *writer, cJSON *object, const struct diagnosis *diagnosis)
{
	cJSON *facts = put_array(writer, object, "facts");

	for (int i = 0; i < diagnosis->fact_count; i++)
		put_text(writer, facts, NULL, diagnosis->facts[i]);
}

static void put_diagnosis(struct writer *writer, cJSON *root)
{
	const struct diagnosis *diagnosis = &writer->report->result->diagnosis;
	bool facts = diagnosis->fact_count > 0 && writer->report->detail != DETAIL_NONE;

	if (diagnosis->mistake_count == 0 && !facts) {
		put_null(writer, root, "diagnosis");
		return;
	}
	cJSON *object = put_object(writer, root, "diagnosis");
	cJSON *pitfalls = put_array(writer, object, "pitfalls");
	char *title = diagnosis_text(diagnosis, DIAGNOSIS_TITLE);
	char *explain = diagnosis_text(diagnosis, DIAGNOSIS_EXPLAIN);

	for (int i = 0; i < diagnosis->mistake_count; i++)
		put_text(writer, pitfalls, NULL, diagnosis->mistakes[i]->id);
	put_text(writer, object, "confidence", confidence_name(diagnosis->confidence));
	put_text(writer, object, "title", title);
	put_text(writer, object, "explain", explain);
	if (facts)
		put_facts(writer, object, diagnosis);
	else
		put_array(writer, object, "facts");
	free(title);
	free(explain);
}

static void put_value(struct writer *writer, cJSON *to, const char *name, const struct value *value)
{
	put(writer, to, name, value_write(value));
}

static void put_counterexample(struct writer *writer, cJSON *root)
{
	const struct counterexample *shown = &writer->report->result->counterexample;
	const struct exercise *exercise = writer->report->exercise;

	if (!shown->found) {
		put_null(writer, root, "counterexample");
		return;
	}
	cJSON *object = put_object(writer, root, "counterexample");
	cJSON *args = put_object(writer, object, "args");
	char *rendered = counterexample_text(shown, exercise);

	for (int i = 0; i < exercise->param_count; i++)
		put_value(writer, args, exercise->params[i].name, &shown->of.args[i]);
	put_value(writer, object, "want", &shown->of.want);
	if (shown->got.got.kind != VALUE_TENSOR || shown->got.got.tensor.data)
		put_value(writer, object, "got", &shown->got.got);
	else
		put_null(writer, object, "got");
	if (shown->at >= 0)
		put_number(writer, object, "at", shown->at);
	else
		put_null(writer, object, "at");
	put_text(writer, object, "rendered", rendered);
	free(rendered);
}

static void put_fault(struct writer *writer, cJSON *root)
{
	const struct fault *fault = &writer->report->result->fault;

	if (!fault->known || writer->report->detail == DETAIL_NONE) {
		put_null(writer, root, "fault");
		return;
	}
	cJSON *object = put_object(writer, root, "fault");

	put_text(writer, object, "signal", fault->signal);
	put_text(writer, object, "access", fault->access);
	put_text(writer, object, "tensor", fault->tensor);
	if (fault->tensor && report_shows_index(writer->report))
		put_number(writer, object, "index", fault->index);
	else
		put_null(writer, object, "index");
	put_place(writer, object, "line", fault->line);
	put_text(writer, object, "function", fault->function);
}

static void put_seed(struct writer *writer, cJSON *root)
{
	char *digits = text_format("%" PRIu64, writer->report->result->seed);

	/* Not as a double, which has no room for all of its digits. */
	put(writer, root, "seed", digits ? cJSON_CreateRaw(digits) : NULL);
	free(digits);
}

static void put_sandbox(struct writer *writer, cJSON *root)
{
	const struct sandbox_report *sandbox = &writer->report->result->sandbox;
	cJSON *object = put_object(writer, root, "sandbox");

	put_number(writer, object, "level", sandbox->level);
	put_text(writer, object, "name", sandbox->name);
	cJSON *missing = put_array(writer, object, "missing");

	if (sandbox->missing)
		put_text(writer, missing, NULL, sandbox->missing);
}

static void put_timing(struct writer *writer, cJSON *root)
{
	const struct result *result = writer->report->result;
	cJSON *timing = put_object(writer, root, "timing");

	put_ms(writer, timing, "compile_ms", result->compile_ms);
	put_ms(writer, timing, "run_ms", result->run_ms);
	put_ms(writer, timing, "total_ms", result->total_ms);
}

static void put_result(struct writer *writer, cJSON *root)
{
	const struct result *result = writer->report->result;

	put_text(writer, root, "schema", "stride/result/v1");
	put_text(writer, root, "exercise", writer->report->exercise->id);
	put_number(writer, root, "exercise_version", writer->report->exercise->version);
	put_submission(writer, root);
	put_text(writer, root, "verdict", verdict_name(result->verdict));
	put_points(writer, root, "score", result->score);
	put_points(writer, root, "max_score", result->max_score);
	put_number(writer, root, "stars", result->stars);
	put_cases(writer, root);
	put_compile(writer, root);
	put_diagnosis(writer, root);
	put_counterexample(writer, root);
	put_fault(writer, root);
	put_text(writer, root, "printed", result->printed);
	put_seed(writer, root);
	put_sandbox(writer, root);
	put_timing(writer, root);
	put_text(writer, root, "stride_version", STRIDE_VERSION);
	put_text(writer, root, "message", result->message);
}

/* cJSON indents by tabs and puts one behind each colon; inside its strings there are none. */
static void print_with_spaces(FILE *out, const char *text)
{
	bool beginning = true;

	for (; *text; text++) {
		if (*text == '\t')
			fputs(beginning ? "  " : " ", out);
		else
			fputc(*text, out);
		beginning = *text == '\n' || (beginning && *text == '\t');
	}
	fputc('\n', out);
}

int report_json(FILE *out, const struct report *report)
{
	struct writer writer = {report, false};
	cJSON *root = cJSON_CreateObject();
	char *text = NULL;

	put_result(&writer, root);
	if (!writer.failed)
		text = cJSON_Print(root);
	if (text)
		print_with_spaces(out, text);
	cJSON_free(text);
	cJSON_Delete(root);
	return text && !ferror(out) ? 0 : -1;
}
