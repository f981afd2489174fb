/*
 * For a person at a terminal of 80 columns, or in a log: what the verdict is, how the cases of each
 * category went, which mistake it is, what failed and why, what to do next, and by what it was
 * judged. Short, without colour, ASCII but for what others wrote.
 */
#include "grader/counterexample.h"
#include "grader/diagnose.h"
#include "grader/report/wording.h"
#include "grader/text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum {
	COLUMNS = 80,
	COUNT_COLUMNS = 12, /* "  10 of 10" behind the marks, and some air */
	FAILURES_MAX = 3,   /* that are told; the others are counted */
};

/* --- lines ------------------------------------------------------------------------------------ */

/* One line of a text from outside, and none of its bytes moves the cursor. NULL writes nothing. */
static void put(FILE *out, const char *text)
{
	char *printable = text ? text_printable(text, strlen(text), false) : NULL;

	if (printable)
		fputs(printable, out);
	free(printable);
}

/* How many characters the first bytes of UTF-8 are. */
static int columns(const char *text, size_t bytes)
{
	int count = 0;

	for (size_t i = 0; i < bytes; i++)
		count += ((unsigned char)text[i] & 0xC0) != 0x80;
	return count;
}

/* A sentence from column `indent` on, broken at blanks. Two blanks stay what they are. */
static void put_wrapped(FILE *out, int indent, const char *sentence)
{
	char *printable = text_printable(sentence, strlen(sentence), false);
	int column = indent;

	fprintf(out, "%*s", indent, "");
	for (const char *word = printable; word && *word;) {
		size_t length = strcspn(word, " ");
		int width = columns(word, length);

		if (word > printable && column + 1 + width > COLUMNS) {
			fprintf(out, "\n%*s", indent, "");
			column = indent;
		} else if (word > printable) {
			fputc(' ', out);
			column++;
		}
		fprintf(out, "%.*s", (int)length, word);
		column += width;
		word += length + (word[length] == ' ');
	}
	fputc('\n', out);
	free(printable);
}

/* --- the parts -------------------------------------------------------------------------------- */

static void put_headline(FILE *out, const struct report *report)
{
	const struct result *result = report->result;
	char *score = wording_score(report);

	fprintf(out, "%s  ", verdict_name(result->verdict));
	put(out, report->exercise->id);
	fprintf(out, "  %s", score ? score : "");
	free(score);
	if (result->stars > 0)
		fprintf(out, "  %.*s", result->stars, "***");
	fputc('\n', out);
	if (result->message) {
		fputc('\n', out);
		put_wrapped(out, 0, result->message);
	}
}

static bool same_category(const struct case_result *a, const struct case_result *b)
{
	return strcmp(a->of->category, b->of->category) == 0;
}

/* Whether a case is the first of its category. */
static bool leads(const struct result *result, int at)
{
	for (int i = 0; i < at; i++)
		if (same_category(&result->cases[i], &result->cases[at]))
			return false;
	return true;
}

static void put_category(FILE *out, const struct result *result, int leader, int width)
{
	const char *category = result->cases[leader].of->category;
	int room = COLUMNS - COUNT_COLUMNS - width - 4, count = 0, passed = 0;

	fprintf(out, "  ");
	put(out, category);
	fprintf(out, "%*s", width - columns(category, strlen(category)) + 2, "");
	for (int i = leader; i < result->case_count; i++) {
		const struct case_result *of = &result->cases[i];

		if (!same_category(of, &result->cases[leader]))
			continue;
		if (count > 0 && count % (room > 10 ? room : 10) == 0)
			fprintf(out, "\n%*s", width + 4, "");
		fputc(of->skipped ? '-' : of->verdict == VERDICT_ACCEPTED ? '.' : 'x', out);
		passed += !of->skipped && of->verdict == VERDICT_ACCEPTED;
		count++;
	}
	fprintf(out, "  %d of %d\n", passed, count);
}

static void put_categories(FILE *out, const struct result *result)
{
	int width = 0;

	for (int i = 0; i < result->case_count; i++) {
		const char *category = result->cases[i].of->category;
		int wide = columns(category, strlen(category));

		width = wide > width ? wide : width;
	}
	fputc('\n', out);
	for (int i = 0; i < result->case_count; i++)
		if (leads(result, i))
			put_category(out, result, i, width);
}

/* --- which mistake it is, and what shows it --- */

static void put_name(FILE *out, const struct report *report)
{
	char *line = wording_mistake(report);
	char *explain = diagnosis_text(&report->result->diagnosis, DIAGNOSIS_EXPLAIN);

	if (line && explain) {
		fputc('\n', out);
		put_wrapped(out, 0, line);
		put_wrapped(out, 4, explain);
	}
	free(line);
	free(explain);
}

static void put_diagnosis(FILE *out, const struct report *report)
{
	const struct diagnosis *diagnosis = &report->result->diagnosis;

	put_name(out, report);
	if (diagnosis->fact_count == 0 || report->detail == DETAIL_NONE)
		return;
	fputc('\n', out);
	for (int i = 0; i < diagnosis->fact_count; i++)
		put_wrapped(out, 0, diagnosis->facts[i]);
}

static void put_counterexample(FILE *out, const struct report *report)
{
	const struct counterexample *shown = &report->result->counterexample;
	char *text = shown->found ? counterexample_text(shown, report->exercise) : NULL;

	if (text)
		fprintf(out, "\nThe smallest input that shows it:\n");
	for (char *rest = text, *line; (line = strsep(&rest, "\n"));)
		put_wrapped(out, 4, line);
	free(text);
}

static void put_failure(FILE *out, const struct report *report, const struct case_result *of)
{
	const char *message = report_shows_message(report, of) ? of->message : NULL;

	fputc('\n', out);
	put(out, of->of->name);
	fprintf(out, " (");
	put(out, of->of->category);
	fprintf(out, "): %s\n", verdict_name(of->verdict));
	put_wrapped(out, 4, message ? message : verdict_meaning(of->verdict));
	if (of->of->why)
		put_wrapped(out, 4, of->of->why);
}

/* The first of them by name, as far as they may be named. */
static void put_failures(FILE *out, const struct report *report)
{
	const struct result *result = report->result;
	int told = 0, untold = 0, skipped = 0;

	for (int i = 0; i < result->case_count; i++) {
		const struct case_result *of = &result->cases[i];

		skipped += of->skipped;
		if (of->skipped || of->verdict == VERDICT_ACCEPTED)
			continue;
		if (told < FAILURES_MAX && report_shows_name(report, of)) {
			put_failure(out, report, of);
			told++;
		} else {
			untold++;
		}
	}
	if (untold + skipped > 0)
		fputc('\n', out);
	if (untold > 0)
		fprintf(out, "%d %scase%s failed.\n", untold, told ? "more " : "",
		    untold == 1 ? "" : "s");
	if (skipped > 0)
		fprintf(out, "%d %s not run.\n", skipped, skipped == 1 ? "case was" : "cases were");
}

/* FILE:LINE:COLUMN: error: as editors and log viewers know it; so it is never broken. */
static void put_diagnostics(FILE *out, const struct result *result)
{
	if (result->diagnostic_count > 0)
		fputc('\n', out);
	for (int i = 0; i < result->diagnostic_count; i++) {
		char *line = wording_diagnostic(result, i);

		fprintf(out, "%s\n", line ? line : "");
		free(line);
	}
}

static void put_fault(FILE *out, const struct report *report)
{
	char *line = wording_fault(report);

	if (line)
		fprintf(out, "\n%s\n", line);
	free(line);
}

static void put_printed(FILE *out, const struct result *result)
{
	if (!result->printed || !*result->printed)
		return;
	char *printable = text_printable(result->printed, strlen(result->printed), true);
	char *rest = printable, *line;

	fprintf(out, "\nThe worked examples printed:\n");
	while ((line = strsep(&rest, "\n")) && (rest || *line))
		fprintf(out, "%s%s\n", *line ? "    " : "", line);
	free(printable);
}

/* --- what to do next -------------------------------------------------------------------------- */

static void put_next(FILE *out, const struct report *report)
{
	static const char *const NEXT[VERDICT_COUNT] = {
	    [VERDICT_WRONG_ANSWER] =
		"Work the smallest failing case out by hand, and compare it step by step.",
	    [VERDICT_WRONG_SHAPE] =
		"Work out the size of each axis by the lesson's formula, and compare.",
	    [VERDICT_RUNTIME_ERROR] =
		"Look at every index and bound of the loops, and at what the kit says.",
	    [VERDICT_TIME_LIMIT] = "Look for a loop that does not end, or does work again.",
	    [VERDICT_MEMORY_LIMIT] = "Look for an allocation inside a loop, or of a wrong size.",
	    [VERDICT_OUTPUT_LIMIT] = "Take out what prints inside loops.",
	    [VERDICT_COMPILE_ERROR] = "Mend the first error; later ones often follow from it.",
	    [VERDICT_FORBIDDEN] =
		"Take out what opens files, starts programs or waits: only computing is needed.",
	    [VERDICT_GRADER_ERROR] =
		"This is not the submission's fault. Mend what is named above and grade again.",
	};
	const struct result *result = report->result;
	const char *next = NEXT[result->verdict];

	if (result->verdict == VERDICT_COMPILE_ERROR && result_error_count(result) < 2)
		next = "Mend it, and grade again.";
	if (result->verdict == VERDICT_ACCEPTED && result->stars < 2)
		next = "For a second star, write the loops without conv_general_dilated.";
	if (!next)
		return;
	fputc('\n', out);
	put_wrapped(out, 0, next);
}

static void put_last_line(FILE *out, const struct result *result)
{
	const struct sandbox_report *sandbox = &result->sandbox;
	const char *missing = sandbox->missing;
	char *line =
	    text_format("sandbox %s (%d%s%s), seed %" PRIu64 ", %.0f ms (compile %.0f, run %.0f)",
		sandbox->name ? sandbox->name : "none", sandbox->level, missing ? ": " : "",
		missing ? missing : "", result->seed, result->total_ms, result->compile_ms,
		result->run_ms);

	fputc('\n', out);
	if (line)
		put_wrapped(out, 0, line);
	free(line);
}

int report_text(FILE *out, const struct report *report)
{
	put_headline(out, report);
	put_diagnostics(out, report->result);
	if (wording_runs(report->result)) {
		put_categories(out, report->result);
		put_diagnosis(out, report);
		put_counterexample(out, report);
		put_failures(out, report);
	}
	put_fault(out, report);
	put_printed(out, report->result);
	put_next(out, report);
	put_last_line(out, report->result);
	return ferror(out) ? -1 : 0;
}
