/*
 * Markdown, for the summary of a job or a comment. Texts from outside stand in code that is
 * indented, which nothing in a line can end, or have all their punctuation escaped.
 */
#include "grader/report/wording.h"
#include "grader/text.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static void put_escaped(FILE *out, const char *text)
{
	char *printable = text ? text_printable(text, strlen(text), false) : NULL;

	for (const char *p = printable; p && *p; p++) {
		if (ispunct((unsigned char)*p) && !strchr("-,'", *p))
			fputc('\\', out);
		fputc(*p, out);
	}
	free(printable);
}

/* A block of its own; NULL writes nothing. */
static void put_code(FILE *out, const char *text)
{
	char *printable = text ? text_printable(text, strlen(text), true) : NULL;
	char *rest = printable, *line;

	fputs(printable ? "\n" : "", out);
	while ((line = strsep(&rest, "\n")))
		fprintf(out, "%s%s\n", *line ? "    " : "", line);
	free(printable);
}

static bool leads(const struct result *result, int at)
{
	for (int i = 0; i < at; i++)
		if (strcmp(result->cases[i].of->category, result->cases[at].of->category) == 0)
			return false;
	return true;
}

static void put_category(FILE *out, const struct result *result, int leader)
{
	const char *category = result->cases[leader].of->category;
	int passed = 0, count = 0;

	for (int i = leader; i < result->case_count; i++) {
		const struct case_result *of = &result->cases[i];

		if (strcmp(of->of->category, category) != 0)
			continue;
		count++;
		passed += !of->skipped && of->verdict == VERDICT_ACCEPTED;
	}
	fprintf(out, "| ");
	put_escaped(out, category);
	fprintf(out, " | %d of %d |\n", passed, count);
}

static void put_categories(FILE *out, const struct result *result)
{
	fprintf(out, "\n| cases | passed |\n|---|---|\n");
	for (int i = 0; i < result->case_count; i++)
		if (leads(result, i))
			put_category(out, result, i);
}

static void put_failure(FILE *out, const struct report *report)
{
	int at = wording_first_failure(report->result);
	char *name = at >= 0 ? wording_case(report, at) : NULL;
	char *failure = at >= 0 ? wording_failure(report, at) : NULL;

	if (name && failure) {
		fprintf(out, "\nThe first case that fails, ");
		put_escaped(out, name);
		fprintf(out, ":\n");
		put_code(out, failure);
	}
	free(name);
	free(failure);
}

int report_markdown(FILE *out, const struct report *report)
{
	const struct result *result = report->result;
	char *headline = wording_headline(report), *refusal = wording_refusal(report);

	fprintf(out, "### ");
	put_escaped(out, report->exercise->id);
	fprintf(out, ": ");
	put_escaped(out, headline);
	fputc('\n', out);
	put_code(out, refusal);
	if (!refusal)
		put_categories(out, result);
	put_failure(out, report);
	fprintf(out, "\nFresh cases were drawn with seed %" PRIu64 ".\n", result->seed);
	free(headline);
	free(refusal);
	return ferror(out) ? -1 : 0;
}
