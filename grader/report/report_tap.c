/*
 * The Test Anything Protocol, version 14, and 13 for harnesses that refuse the newer, such as
 * Perl's prove. What is told of a failure is a block of YAML, all of whose texts are quoted. When
 * the grader has failed, the stream bails out: a harness then counts nothing.
 */
#include "grader/report/wording.h"
#include "grader/text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* --- texts ------------------------------------------------------------------------------------ */

/* In a description # begins a directive. */
static void put_description(FILE *out, const char *text)
{
	char *printable = text ? text_printable(text, strlen(text), false) : NULL;

	for (const char *p = printable; p && *p; p++) {
		if (*p == '#' || *p == '\\')
			fputc('\\', out);
		fputc(*p, out);
	}
	free(printable);
}

/* Each of its lines as a comment. */
static void put_comment(FILE *out, const char *text)
{
	char *printable = text ? text_printable(text, strlen(text), true) : NULL;
	char *rest = printable, *line;

	while ((line = strsep(&rest, "\n")))
		fprintf(out, "# %s\n", line);
	free(printable);
}

static void put_quoted(FILE *out, const char *text)
{
	char *printable = text ? text_printable(text, strlen(text), true) : NULL;

	fputc('"', out);
	for (const char *p = printable; p && *p; p++)
		switch (*p) {
		case '"':
			fputs("\\\"", out);
			break;
		case '\\':
			fputs("\\\\", out);
			break;
		case '\n':
			fputs("\\n", out);
			break;
		case '\t':
			fputs("\\t", out);
			break;
		default:
			fputc(*p, out);
		}
	fputc('"', out);
	free(printable);
}

/* A member of the block; the text is freed. */
static void put_member(FILE *out, const char *name, char *text)
{
	fprintf(out, "  %s: ", name);
	put_quoted(out, text);
	fputc('\n', out);
	free(text);
}

/* --- points ----------------------------------------------------------------------------------- */

static void begin_block(FILE *out, enum verdict verdict, char *message)
{
	fprintf(out, "  ---\n");
	put_member(out, "message", message);
	fprintf(out, "  severity: %s\n  verdict: %s\n",
	    wording_answered(verdict) ? "fail" : "error", verdict_name(verdict));
}

static void end_block(FILE *out, const struct report *report, int line)
{
	if (line > 0) {
		fprintf(out, "  at:\n  ");
		put_member(out, "file", text_format("%s", report->result->path));
		fprintf(out, "    line: %d\n", line);
	}
	fprintf(out, "  ...\n");
}

static void put_gate(FILE *out, const struct report *report)
{
	const struct result *result = report->result;
	const struct diagnostic *error = wording_first_error(result);
	bool runs = wording_runs(result);

	fprintf(out, "%s 1 - %s\n", runs ? "ok" : "not ok", wording_gate(result));
	if (runs)
		return;
	begin_block(out, result->verdict, wording_refusal(report));
	end_block(out, report, error ? error->line : 0);
}

static void put_failure(FILE *out, const struct report *report, int at)
{
	const struct case_result *of = &report->result->cases[at];

	begin_block(out, of->verdict, wording_failure(report, at));
	if (wording_shows_values(report, of)) {
		put_member(out, "found", wording_value(&of->got));
		put_member(out, "wanted", wording_value(&of->of->want));
	}
	end_block(out, report, wording_line(report, at));
}

static void put_case(FILE *out, const struct report *report, int at)
{
	const struct case_result *of = &report->result->cases[at];
	char *name = wording_case(report, at);

	fprintf(out, "%s %d - ", wording_failed(of) ? "not ok" : "ok", at + 2);
	put_description(out, name);
	free(name);
	if (of->skipped) {
		fprintf(out, " # SKIP ");
		put_description(out, wording_sentence(report, of));
	}
	fputc('\n', out);
	if (wording_failed(of))
		put_failure(out, report, at);
}

/* --- the stream ------------------------------------------------------------------------------- */

static void put_points(FILE *out, const struct report *report)
{
	const struct result *result = report->result;
	char *headline = wording_headline(report), *mistake = wording_mistake(report);

	fprintf(out, "1..%d\n", result->case_count + 1);
	put_gate(out, report);
	for (int i = 0; i < result->case_count; i++)
		put_case(out, report, i);
	put_comment(out, report->exercise->id);
	put_comment(out, headline);
	put_comment(out, mistake);
	fprintf(out, "# seed %" PRIu64 "\n", result->seed);
	free(headline);
	free(mistake);
}

static int write_all(FILE *out, const struct report *report, int version)
{
	const struct result *result = report->result;

	fprintf(out, "TAP version %d\n", version);
	if (result->verdict == VERDICT_GRADER_ERROR) {
		fprintf(out, "Bail out! ");
		put_description(
		    out, result->message ? result->message : verdict_meaning(result->verdict));
		fputc('\n', out);
	} else {
		put_points(out, report);
	}
	return ferror(out) ? -1 : 0;
}

int report_tap(FILE *out, const struct report *report)
{
	return write_all(out, report, 14);
}

int report_tap13(FILE *out, const struct report *report)
{
	return write_all(out, report, 13);
}
