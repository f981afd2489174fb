/*
 * SARIF 2.1.0, as code scanners report. A rule is a verdict; a result is a message of the compiler,
 * or the first failure, with its line where that is known. When the grader has failed there are no
 * results, and the invocation says that it was not successful, and why.
 */
#include "grader/report/wording.h"
#include "grader/report/writer.h"
#include "grader/text.h"
#include "grader/version.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char SCHEMA[] = "https://json.schemastore.org/sarif-2.1.0.json";
static const char WARNING_RULE[] = "compiler-message";

/* --- places ----------------------------------------------------------------------------------- */

/* A path as a reference, in which all but the plainest bytes are written in hexadecimal. */
static char *reference_of(const char *path)
{
	char *text = malloc(3 * strlen(path) + 1), *to = text;

	for (const unsigned char *p = (const unsigned char *)path; text && *p; p++)
		if (isalnum(*p) || strchr("-._~/", *p))
			*to++ = (char)*p;
		else
			to += sprintf(to, "%%%02X", *p);
	if (text)
		*to = '\0';
	return text;
}

static void put_location(struct writer *writer, cJSON *result, int line, int column)
{
	const char *path = writer->report->result->path;
	cJSON *location = writer_object(writer, writer_array(writer, result, "locations"), NULL);
	cJSON *physical = writer_object(writer, location, "physicalLocation");
	cJSON *artifact = writer_object(writer, physical, "artifactLocation");

	writer_made(writer, artifact, "uri", reference_of(path ? path : ""));
	if (line <= 0)
		return;
	cJSON *region = writer_object(writer, physical, "region");

	writer_number(writer, region, "startLine", line);
	if (column > 0)
		writer_number(writer, region, "startColumn", column);
}

/* --- results ---------------------------------------------------------------------------------- */

static cJSON *put_finding(
    struct writer *writer, cJSON *results, const char *rule, enum severity severity, char *text)
{
	cJSON *result = writer_object(writer, results, NULL);

	writer_text(writer, result, "ruleId", rule);
	writer_text(writer, result, "level", severity_name(severity));
	writer_made(writer, writer_object(writer, result, "message"), "text", text);
	return result;
}

static void put_diagnostic(struct writer *writer, cJSON *results, const struct diagnostic *of)
{
	bool refused = of->severity == SEVERITY_ERROR;
	cJSON *result = put_finding(writer, results,
	    refused ? verdict_name(VERDICT_COMPILE_ERROR) : WARNING_RULE, of->severity,
	    text_format("%s", of->message));

	put_location(writer, result, of->line, of->column);
}

static void put_failure(struct writer *writer, cJSON *results)
{
	const struct report *report = writer->report;
	const struct result *graded = report->result;
	int at = wording_first_failure(graded);
	char *text = at >= 0 ? wording_failure(report, at) : wording_refusal(report);
	cJSON *result =
	    put_finding(writer, results, verdict_name(graded->verdict), SEVERITY_ERROR, text);

	put_location(writer, result, at >= 0 ? wording_line(report, at) : 0, 0);
}

static void put_results(struct writer *writer, cJSON *run)
{
	const struct result *graded = writer->report->result;
	cJSON *results = writer_array(writer, run, "results");

	for (int i = 0; i < graded->diagnostic_count; i++)
		put_diagnostic(writer, results, &graded->diagnostics[i]);
	/* What the compiler has said itself is not said again. */
	if (graded->verdict != VERDICT_ACCEPTED && graded->verdict != VERDICT_GRADER_ERROR &&
	    (wording_runs(graded) || !wording_first_error(graded)))
		put_failure(writer, results);
}

/* --- the tool --------------------------------------------------------------------------------- */

static void put_rule(struct writer *writer, cJSON *rules, const char *id, const char *meaning)
{
	cJSON *rule = writer_object(writer, rules, NULL);

	writer_text(writer, rule, "id", id);
	writer_text(writer, writer_object(writer, rule, "shortDescription"), "text", meaning);
}

static void put_tool(struct writer *writer, cJSON *run)
{
	cJSON *driver = writer_object(writer, writer_object(writer, run, "tool"), "driver");

	writer_text(writer, driver, "name", "Stride");
	writer_text(writer, driver, "version", STRIDE_VERSION);
	cJSON *rules = writer_array(writer, driver, "rules");

	for (int i = 0; i < VERDICT_COUNT; i++)
		if (i != VERDICT_ACCEPTED && i != VERDICT_GRADER_ERROR)
			put_rule(writer, rules, verdict_name((enum verdict)i),
			    verdict_meaning((enum verdict)i));
	put_rule(writer, rules, WARNING_RULE, "the compiler remarks on it");
}

static void put_invocation(struct writer *writer, cJSON *run)
{
	bool broken = writer->report->result->verdict == VERDICT_GRADER_ERROR;
	cJSON *invocation = writer_object(writer, writer_array(writer, run, "invocations"), NULL);

	writer_bool(writer, invocation, "executionSuccessful", !broken);
	if (!broken)
		return;
	cJSON *notes = writer_array(writer, invocation, "toolExecutionNotifications");
	cJSON *note = writer_object(writer, notes, NULL);

	writer_text(writer, note, "level", "error");
	writer_made(writer, writer_object(writer, note, "message"), "text",
	    wording_refusal(writer->report));
}

static void put_log(struct writer *writer, cJSON *root)
{
	writer_text(writer, root, "$schema", SCHEMA);
	writer_text(writer, root, "version", "2.1.0");
	cJSON *run = writer_object(writer, writer_array(writer, root, "runs"), NULL);

	put_tool(writer, run);
	put_invocation(writer, run);
	cJSON *properties = writer_object(writer, run, "properties");

	writer_text(writer, properties, "exercise", writer->report->exercise->id);
	writer_text(writer, properties, "verdict", verdict_name(writer->report->result->verdict));
	put_results(writer, run);
}

int report_sarif(FILE *out, const struct report *report)
{
	return writer_document(out, report, 0, put_log);
}
