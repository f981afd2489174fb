/*
 * JUnit's XML, as build servers read it. The strict variant keeps to the schema junit-10.xsd of
 * Jenkins' xUnit plugin, which knows neither the place of a test case nor how many tests of all
 * suites were skipped; the other says both, and serves those that annotate a source with it.
 *
 * A wrong answer is a failure, all else that goes wrong an error. The first test case is that the
 * submission compiles; the others have the name of the exercise for their class, because that is
 * what some show as the name of the suite.
 */
#include "grader/report/wording.h"
#include "grader/text.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct junit {
	FILE *out;
	const struct report *report;
	bool strict;
	int tests, failures, errors, skipped;
};

/* --- XML -------------------------------------------------------------------------------------- */

/* What XML 1.0 forbids is not printable, and so has been spelled out before. */
static void put_text(FILE *out, const char *text)
{
	char *printable = text ? text_printable(text, strlen(text), true) : NULL;

	if (printable)
		text_put_markup(out, printable);
	free(printable);
}

/* In an attribute a newline would be read as a blank. */
static void put_attribute(FILE *out, const char *name, const char *text)
{
	char *copy = strdup(text ? text : ""), *rest = copy, *line;

	fprintf(out, " %s=\"", name);
	while ((line = strsep(&rest, "\n"))) {
		put_text(out, line);
		fputs(rest ? "&#10;" : "", out);
	}
	fputc('"', out);
	free(copy);
}

static void put_count(FILE *out, const char *name, int count)
{
	fprintf(out, " %s=\"%d\"", name, count);
}

static void put_seconds(FILE *out, double ms)
{
	fprintf(out, " time=\"%.3f\"", isfinite(ms) ? ms / 1e3 : 0.0);
}

/* --- test cases ------------------------------------------------------------------------------- */

static void put_place(const struct junit *junit, int line)
{
	if (junit->strict)
		return;
	put_attribute(junit->out, "file", junit->report->result->path);
	if (line > 0)
		put_count(junit->out, "line", line);
}

static void begin_case(const struct junit *junit, const char *name, double ms, int line)
{
	fprintf(junit->out, "    <testcase");
	put_attribute(junit->out, "name", name);
	put_attribute(junit->out, "classname", junit->report->exercise->id);
	put_seconds(junit->out, ms);
	put_place(junit, line);
}

/* Frees both texts. Without a message the body begins with the sentence that is it. */
static void put_trouble(const struct junit *junit, enum verdict verdict, char *message, char *body)
{
	const char *element = wording_answered(verdict) ? "failure" : "error";

	if (!message && body)
		message = strndup(body, strcspn(body, "\n"));

	fprintf(junit->out, ">\n      <%s", element);
	put_attribute(junit->out, "message", message);
	put_attribute(junit->out, "type", verdict_name(verdict));
	fputc('>', junit->out);
	put_text(junit->out, body);
	fprintf(junit->out, "</%s>\n    </testcase>\n", element);
	free(message);
	free(body);
}

static void put_gate(const struct junit *junit)
{
	const struct result *result = junit->report->result;
	const struct diagnostic *error = wording_first_error(result);

	begin_case(junit, wording_gate(result), result->compile_ms, error ? error->line : 0);
	if (wording_runs(result))
		fprintf(junit->out, "/>\n");
	else
		put_trouble(junit, result->verdict,
		    error ? text_format("%s", error->message) : NULL,
		    wording_refusal(junit->report));
}

static void put_case(const struct junit *junit, int at)
{
	const struct report *report = junit->report;
	const struct case_result *of = &report->result->cases[at];
	char *name = wording_case(report, at);

	begin_case(
	    junit, name, report_shows_name(report, of) ? of->time_ms : 0, wording_line(report, at));
	free(name);
	if (wording_failed(of)) {
		put_trouble(junit, of->verdict, NULL, wording_failure(report, at));
	} else if (of->skipped) {
		fprintf(junit->out, "><skipped");
		put_attribute(junit->out, "message", wording_sentence(report, of));
		fprintf(junit->out, "/></testcase>\n");
	} else {
		fprintf(junit->out, "/>\n");
	}
}

/* --- the suite -------------------------------------------------------------------------------- */

static void count(struct junit *junit)
{
	const struct result *result = junit->report->result;

	junit->tests = result->case_count + 1;
	junit->errors = !wording_runs(result);
	for (int i = 0; i < result->case_count; i++) {
		const struct case_result *of = &result->cases[i];

		junit->skipped += of->skipped;
		junit->failures += wording_failed(of) && wording_answered(of->verdict);
		junit->errors += wording_failed(of) && !wording_answered(of->verdict);
	}
}

static void put_counts(const struct junit *junit, bool with_skipped)
{
	put_count(junit->out, "tests", junit->tests);
	put_count(junit->out, "failures", junit->failures);
	put_count(junit->out, "errors", junit->errors);
	if (with_skipped)
		put_count(junit->out, "skipped", junit->skipped);
	put_seconds(junit->out, junit->report->result->total_ms);
}

static void put_property(FILE *out, const char *name, const char *value)
{
	fprintf(out, "      <property");
	put_attribute(out, "name", name);
	put_attribute(out, "value", value);
	fprintf(out, "/>\n");
}

static void put_properties(const struct junit *junit)
{
	const struct result *result = junit->report->result;
	char *score = wording_score(junit->report), *mistake = wording_mistake(junit->report);
	char *seed = text_format("%" PRIu64, result->seed);

	fprintf(junit->out, "    <properties>\n");
	put_property(junit->out, "verdict", verdict_name(result->verdict));
	put_property(junit->out, "score", score);
	if (mistake)
		put_property(junit->out, "mistake", mistake);
	put_property(junit->out, "seed", seed);
	put_property(junit->out, "sandbox", result->sandbox.name ? result->sandbox.name : "none");
	fprintf(junit->out, "    </properties>\n");
	free(score);
	free(mistake);
	free(seed);
}

static void put_suite(const struct junit *junit)
{
	const struct result *result = junit->report->result;
	char *time = wording_time(junit->report);

	fprintf(junit->out, "  <testsuite");
	put_attribute(junit->out, "name", junit->report->exercise->id);
	put_counts(junit, true);
	if (time)
		put_attribute(junit->out, "timestamp", time);
	free(time);
	fprintf(junit->out, " id=\"0\">\n");
	put_properties(junit);
	put_gate(junit);
	for (int i = 0; i < result->case_count; i++)
		put_case(junit, i);
	if (result->printed && *result->printed) {
		fprintf(junit->out, "    <system-out>");
		put_text(junit->out, result->printed);
		fprintf(junit->out, "</system-out>\n");
	}
	fprintf(junit->out, "  </testsuite>\n");
}

static int write_all(FILE *out, const struct report *report, bool strict)
{
	struct junit junit = {.out = out, .report = report, .strict = strict};

	count(&junit);
	fprintf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"stride\"");
	put_counts(&junit, !strict);
	fprintf(out, ">\n");
	put_suite(&junit);
	fprintf(out, "</testsuites>\n");
	return ferror(out) ? -1 : 0;
}

int report_junit(FILE *out, const struct report *report)
{
	return write_all(out, report, false);
}

int report_junit_strict(FILE *out, const struct report *report)
{
	return write_all(out, report, true);
}
