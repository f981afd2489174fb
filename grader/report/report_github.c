/*
 * Workflow commands of GitHub's Actions, which annotate the source: one for each message of the
 * compiler, and one for the result. Whatever a text says, it begins no command of its own, since
 * a command ends with its line and no newline is left in one.
 */
#include "grader/report/wording.h"
#include "grader/text.h"

#include <stdlib.h>
#include <string.h>

/* In a property, colons and commas end it. */
static void put_escaped(FILE *out, const char *text, bool property)
{
	char *printable = text ? text_printable(text, strlen(text), !property) : NULL;

	for (const char *p = printable; p && *p; p++)
		switch (*p) {
		case '%':
			fputs("%25", out);
			break;
		case '\n':
			fputs("%0A", out);
			break;
		case ':':
			fputs(property ? "%3A" : ":", out);
			break;
		case ',':
			fputs(property ? "%2C" : ",", out);
			break;
		default:
			fputc(*p, out);
		}
	free(printable);
}

static void begin(FILE *out, const char *level, const struct report *report)
{
	fprintf(out, "::%s file=", level);
	put_escaped(out, report->result->path, true);
}

static void put_place(FILE *out, const char *name, int place)
{
	if (place > 0)
		fprintf(out, ",%s=%d", name, place);
}

static void put_message(FILE *out, const char *title, const char *more, const char *message)
{
	fprintf(out, ",title=");
	put_escaped(out, title, true);
	if (more) {
		fprintf(out, "%%3A ");
		put_escaped(out, more, true);
	}
	fprintf(out, "::");
	put_escaped(out, message, false);
	fputc('\n', out);
}

static void put_diagnostic(FILE *out, const struct report *report, const struct diagnostic *of)
{
	static const char *const LEVELS[] = {
	    [SEVERITY_NOTE] = "notice",
	    [SEVERITY_WARNING] = "warning",
	    [SEVERITY_ERROR] = "error",
	};

	begin(out, LEVELS[of->severity], report);
	put_place(out, "line", of->line);
	put_place(out, "col", of->column);
	put_message(out, report->exercise->id, severity_name(of->severity), of->message);
}

/* What is said of the whole: what kept it from running, or its first failure. */
static char *body_of(const struct report *report)
{
	int at = wording_first_failure(report->result);
	char *headline = wording_headline(report);
	char *name = at >= 0 ? wording_case(report, at) : NULL;
	char *more = at >= 0 ? wording_failure(report, at) : wording_refusal(report);
	char *text = headline ? text_format("%s%s%s%s%s", headline, more ? "\n" : "",
				    name ? name : "", name ? ": " : "", more ? more : "")
			      : NULL;

	free(headline);
	free(name);
	free(more);
	return text;
}

static void put_result(FILE *out, const struct report *report)
{
	const struct result *result = report->result;
	int at = wording_first_failure(result);
	char *body = body_of(report);

	begin(out, result->verdict == VERDICT_ACCEPTED ? "notice" : "error", report);
	if (at >= 0)
		put_place(out, "line", wording_line(report, at));
	put_message(out, report->exercise->id, verdict_name(result->verdict), body);
	free(body);
}

int report_github(FILE *out, const struct report *report)
{
	const struct result *result = report->result;

	for (int i = 0; i < result->diagnostic_count; i++)
		put_diagnostic(out, report, &result->diagnostics[i]);
	put_result(out, report);
	return ferror(out) ? -1 : 0;
}
