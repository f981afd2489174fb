/*
 * The parts stand in the order in which they are read: what it is, what the compiler says or how
 * the cases of each category went, the first that failed, where it broke, what it printed, and
 * what to do next. A hidden case is named, and never shown.
 */
#include "src/verdict.h"

#include "grader/report.h"
#include "grader/text.h"
#include "src/mistake.h"
#include "src/text/excerpt.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	INDENT = 2,
	MARKS_MOST = 12,      /* of one category, one by one */
	DIAGNOSTICS_MOST = 3, /* that are shown; the others are counted */
	PRINTED_LINES_MOST = 12,
	PRINTED_LINES_RUN = 200,
};

static const char *styled(const struct verdict_view *view, enum style style)
{
	return screen_style(view->screen, style);
}

static const char *sign(const struct verdict_view *view, enum sign sign)
{
	return screen_sign(view->screen, sign);
}

static bool passed(const struct verdict_view *view)
{
	return view->result->verdict == VERDICT_ACCEPTED;
}

/* A sentence from outside in a paragraph of its own. */
static void put_sentence(FILE *out, const struct verdict_view *view, int indent, const char *text)
{
	char *printable = text ? text_printable(text, strlen(text), false) : NULL;

	if (printable) {
		fprintf(out, "%*s", indent, "");
		screen_wrap(out, printable, indent, indent, view->screen->width);
		fputc('\n', out);
	}
	free(printable);
}

/* --- what it is ------------------------------------------------------------------------------- */

static void put_stars(FILE *out, const struct verdict_view *view)
{
	fprintf(out, "  %s", styled(view, STYLE_DOUBTFUL));
	for (int i = 0; i < 2; i++)
		fputs(sign(view, i < view->result->stars ? SIGN_STAR : SIGN_NO_STAR), out);
	fputs(styled(view, STYLE_PLAIN), out);
}

static void put_title(FILE *out, const struct verdict_view *view)
{
	const struct result *result = view->result;
	bool ours = result->verdict == VERDICT_GRADER_ERROR;
	enum style style = passed(view) ? STYLE_GOOD : ours ? STYLE_DOUBTFUL : STYLE_BAD;

	fprintf(out, "%s%s %s%s  %s", styled(view, style),
	    sign(view, passed(view) ? SIGN_RIGHT : SIGN_WRONG), verdict_name(result->verdict),
	    styled(view, STYLE_PLAIN), view->exercise->id);
	if (view->examples_only)
		fprintf(out, "  worked examples only");
	else if (ours)
		fprintf(out, "  not scored");
	else if (result->verdict != VERDICT_COMPILE_ERROR)
		fprintf(out, "  %g of %g points", floor(result->score * 100 + 1e-6) / 100,
		    result->max_score);
	if (passed(view) && !view->examples_only)
		put_stars(out, view);
	fprintf(out, "  %s%.0f ms%s", styled(view, STYLE_FAINT), result->total_ms,
	    styled(view, STYLE_PLAIN));
}

static void put_headline(FILE *out, const struct verdict_view *view)
{
	char *title = NULL;
	size_t length = 0;
	FILE *to = open_memstream(&title, &length);

	if (to) {
		put_title(to, view);
		if (fclose(to) == 0)
			screen_wrap(out, title, 0, INDENT, view->screen->width);
		free(title);
	}
	fputc('\n', out);
	if (view->result->message) {
		fputc('\n', out);
		put_sentence(out, view, INDENT, view->result->message);
	}
}

/* --- what the compiler says ------------------------------------------------------------------- */

/* Line number `line` of the source, without its end; *length is 0 if there is none. */
static const char *line_of(const struct source *source, int line, size_t *length)
{
	const char *at = source->text, *end = source->text + source->length;

	for (int n = 1; at && n < line; n++) {
		at = memchr(at, '\n', (size_t)(end - at));
		at = at ? at + 1 : NULL;
	}
	*length = 0;
	if (!at || at >= end)
		return NULL;
	const char *stop = memchr(at, '\n', (size_t)(end - at));

	*length = (size_t)((stop ? stop : end) - at);
	return at;
}

/* Under the letter that has so many bytes before it. */
static void put_caret(FILE *out, const struct verdict_view *view, const char *line, size_t before)
{
	char *printed = text_printable(line, strnlen(line, before), false);

	fprintf(out, "  %s      %s%s %*s%s^%s\n", styled(view, STYLE_FAINT), sign(view, SIGN_BAR),
	    styled(view, STYLE_PLAIN), printed ? screen_columns(printed) : 0, "",
	    styled(view, STYLE_BAD), styled(view, STYLE_PLAIN));
	free(printed);
}

/* The learner's own line with its number; tabs take a blank each, so that a caret can stand under
 * a column. */
static void put_line(FILE *out, const struct verdict_view *view, int line, int column)
{
	size_t length;
	const char *text = line_of(view->source, line, &length);
	char *copy = text ? strndup(text, length) : NULL;

	if (!copy)
		return;
	for (char *tab = copy; (tab = strchr(tab, '\t'));)
		*tab = ' ';
	char *printable = text_printable(copy, strlen(copy), false);

	if (printable && (int)strlen(printable) + 10 <= view->screen->width) {
		fprintf(out, "  %s%5d %s%s %s\n", styled(view, STYLE_FAINT), line,
		    sign(view, SIGN_BAR), styled(view, STYLE_PLAIN), printable);
		if (column > 0 && (size_t)column <= length + 1)
			put_caret(out, view, copy, (size_t)column - 1);
	}
	free(printable);
	free(copy);
}

static void put_diagnostic(
    FILE *out, const struct verdict_view *view, const struct diagnostic *diagnostic)
{
	enum style style = diagnostic->severity == SEVERITY_ERROR ? STYLE_BAD : STYLE_DOUBTFUL;
	char *place = diagnostic->line > 0 ? text_format("%s:%d:%d: ", view->result->path,
						 diagnostic->line, diagnostic->column)
					   : text_format("%s", "");
	char *text = text_format("%s%s%s%s: %s", place ? place : "", styled(view, style),
	    severity_name(diagnostic->severity), styled(view, STYLE_PLAIN), diagnostic->message);

	if (text) {
		fprintf(out, "%*s", INDENT, "");
		screen_wrap(out, text, INDENT, INDENT + 2, view->screen->width);
		fputc('\n', out);
	}
	if (diagnostic->line > 0)
		put_line(out, view, diagnostic->line, diagnostic->column);
	free(place);
	free(text);
}

static void put_diagnostics(FILE *out, const struct verdict_view *view)
{
	const struct result *result = view->result;
	bool failed = result->verdict == VERDICT_COMPILE_ERROR;
	int shown = 0, left = 0;

	for (int i = 0; i < result->diagnostic_count; i++) {
		const struct diagnostic *each = &result->diagnostics[i];

		/* Warnings are worth a look once there is no error. */
		if ((failed && each->severity != SEVERITY_ERROR) || each->severity == SEVERITY_NOTE)
			continue;
		if (shown == DIAGNOSTICS_MOST) {
			left++;
			continue;
		}
		if (shown++ == 0)
			fputc('\n', out);
		put_diagnostic(out, view, each);
	}
	if (left > 0)
		fprintf(out, "%*sand %d more\n", INDENT, "", left);
}

/* --- how the cases went ----------------------------------------------------------------------- */

static bool same_category(const struct case_result *a, const struct case_result *b)
{
	return strcmp(a->of->category, b->of->category) == 0;
}

static bool leads(const struct result *result, int at)
{
	for (int i = 0; i < at; i++)
		if (same_category(&result->cases[i], &result->cases[at]))
			return false;
	return true;
}

static enum sign mark_of(const struct case_result *of)
{
	return of->skipped                       ? SIGN_SKIPPED
	       : of->verdict == VERDICT_ACCEPTED ? SIGN_RIGHT
						 : SIGN_WRONG;
}

/* "worked examples ✓✗✗", or with numbers where there would be too many marks. */
static char *category_text(const struct verdict_view *view, int leader)
{
	const struct result *result = view->result;
	int all = 0, right = 0;
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	if (!out)
		return NULL;
	for (int i = leader; i < result->case_count; i++) {
		if (!same_category(&result->cases[i], &result->cases[leader]))
			continue;
		all++;
		right += mark_of(&result->cases[i]) == SIGN_RIGHT;
	}
	fprintf(out, "%s ", result->cases[leader].of->category);
	fputs(styled(view, right == all ? STYLE_GOOD : STYLE_BAD), out);
	if (all > MARKS_MOST)
		fprintf(out, "%d of %d", right, all);
	for (int i = leader; all <= MARKS_MOST && i < result->case_count; i++)
		if (same_category(&result->cases[i], &result->cases[leader]))
			fputs(sign(view, mark_of(&result->cases[i])), out);
	fputs(styled(view, STYLE_PLAIN), out);
	return fclose(out) == 0 ? text : (free(text), NULL);
}

/* They flow like words, and none is broken that fits on a line. */
static void put_categories(FILE *out, const struct verdict_view *view)
{
	const struct result *result = view->result;
	int column = 0;

	fputc('\n', out);
	for (int i = 0; i < result->case_count; i++) {
		char *text = leads(result, i) ? category_text(view, i) : NULL;
		int wide = text ? screen_columns(text) : 0;

		if (!text)
			continue;
		if (column > 0 && column + 3 + wide > view->screen->width) {
			fputc('\n', out);
			column = 0;
		}
		fprintf(out, "%*s", column > 0 ? 3 : INDENT, "");
		column += column > 0 ? 3 : INDENT;
		screen_wrap(out, text, column, INDENT + 2, view->screen->width);
		column += wide;
		free(text);
	}
	fputc('\n', out);
}

static bool anything_ran(const struct result *result)
{
	for (int i = 0; i < result->case_count; i++)
		if (!result->cases[i].skipped)
			return true;
	return false;
}

/* --- the first that failed -------------------------------------------------------------------- */

/* A case that may be shown tells more than a hidden one: an example, else a fresh one. */
static const struct case_result *worth_showing(const struct result *result)
{
	const struct case_result *first = NULL;

	for (int i = 0; i < result->case_count; i++) {
		const struct case_result *each = &result->cases[i];

		if (each->skipped || each->verdict == VERDICT_ACCEPTED)
			continue;
		if (!each->of->hidden)
			return each;
		if (!first)
			first = each;
	}
	return first;
}

static void put_case(FILE *out, const struct verdict_view *view, const struct case_result *of)
{
	char *text = text_format("%s%s%s (%s): %s", styled(view, STYLE_STRONG), of->of->name,
	    styled(view, STYLE_PLAIN), of->of->category, verdict_name(of->verdict));

	if (text) {
		fprintf(out, "\n%*s", INDENT, "");
		screen_wrap(out, text, INDENT, INDENT, view->screen->width);
		fputc('\n', out);
	}
	free(text);
}

static void put_failure(FILE *out, const struct verdict_view *view)
{
	const struct case_result *of = worth_showing(view->result);

	if (!of)
		return;
	put_case(out, view, of);
	if (of->message && (!of->of->hidden || of->verdict != VERDICT_WRONG_ANSWER))
		put_sentence(out, view, INDENT + 2, of->message);
	if (of->of->why)
		put_sentence(out, view, INDENT + 2, of->of->why);
}

/* "It broke at answer.c:16 in conv (SIGSEGV):", or was still there when its time was up. */
static void put_fault_place(FILE *out, const struct verdict_view *view)
{
	const struct fault *fault = &view->result->fault;
	char *text = NULL;
	size_t length = 0;
	FILE *to = open_memstream(&text, &length);

	if (!to)
		return;
	fprintf(to, "It %s", view->result->verdict == VERDICT_TIME_LIMIT ? "was still" : "broke");
	if (fault->line > 0)
		fprintf(to, " at %s:%d", view->result->path, fault->line);
	if (fault->function)
		fprintf(to, " in %s", fault->function);
	if (fault->signal)
		fprintf(to, " (%s)", fault->signal);
	fputc(':', to);
	if (fclose(to) == 0) {
		fputc('\n', out);
		put_sentence(out, view, INDENT, text);
	}
	free(text);
}

static void put_fault(FILE *out, const struct verdict_view *view, bool at_length)
{
	const struct fault *fault = &view->result->fault;

	if (!fault->known || (fault->line == 0 && !fault->function))
		return;
	put_fault_place(out, view);
	if (fault->line > 0 && at_length)
		excerpt_show(out, view->screen, view->source, fault->line);
	else if (fault->line > 0)
		put_line(out, view, fault->line, 0);
}

static void put_printed(FILE *out, const struct verdict_view *view)
{
	const char *printed = view->result->printed;
	int most = view->examples_only ? PRINTED_LINES_RUN : PRINTED_LINES_MOST, lines = 0;

	if (!printed || !*printed)
		return;
	char *printable = text_printable(printed, strlen(printed), true), *rest = printable, *line;

	fprintf(out, "\n%*sIt printed:\n", INDENT, "");
	while ((line = strsep(&rest, "\n")) && (rest || *line) && lines++ < most)
		fprintf(out, "%*s%s %s%s\n", INDENT, "", styled(view, STYLE_FAINT), line,
		    styled(view, STYLE_PLAIN));
	if (line && (rest || *line))
		fprintf(out, "%*s ... \"run\" shows more of it\n", INDENT, "");
	free(printable);
}

/* --- what to do next -------------------------------------------------------------------------- */

static char *next_step(const struct verdict_view *view)
{
	static const char *const STEPS[VERDICT_COUNT] = {
	    [VERDICT_COMPILE_ERROR] = "Mend the first error; later ones often follow from it.",
	    [VERDICT_TIME_LIMIT] = "Look for a loop that does not end, or does work again.",
	    [VERDICT_MEMORY_LIMIT] = "Look for an allocation inside a loop, or of a wrong size.",
	    [VERDICT_OUTPUT_LIMIT] = "Take out what prints inside loops.",
	    [VERDICT_FORBIDDEN] = "Take out what opens files, starts programs or waits.",
	    [VERDICT_GRADER_ERROR] = "Not your fault: mend what is named above, then check again.",
	};

	if (view->result->verdict == VERDICT_COMPILE_ERROR && result_error_count(view->result) < 2)
		return text_format("Mend it, and check again.");
	if (STEPS[view->result->verdict])
		return text_format("%s", STEPS[view->result->verdict]);
	if (passed(view) && view->examples_only)
		return text_format("The examples are right. Now: \"check\"");
	if (passed(view) && view->result->stars < 2)
		return text_format("A second star is for loops of your own, without "
				   "conv_general_dilated.%s%s",
		    view->next ? " Or \"next\": on to " : "", view->next ? view->next : "");
	if (passed(view) && view->next)
		return text_format("Next: \"next\", on to %s", view->next);
	if (passed(view))
		return text_format("That was the last one: everything is done.");
	if (view->examples_only)
		return text_format(
		    "Next: edit and run again; or \"check\", after which \"why\" says "
		    "more and \"hint\" helps.");
	return text_format("Next: edit and check again.%s %s",
	    mistake_known(view->result) ? " \"why\" says more, and draws it." : "",
	    view->hints_left > 0 ? "\"hint\" helps."
				 : "All hints are shown; \"solution\" is left.");
}

static void put_next(FILE *out, const struct verdict_view *view)
{
	char *step = next_step(view);

	if (step) {
		fprintf(out, "\n%*s", INDENT, "");
		screen_wrap(out, step, INDENT, INDENT, view->screen->width);
		fputc('\n', out);
	}
	free(step);
}

static void put_all(FILE *out, const struct verdict_view *view, bool at_length)
{
	put_headline(out, view);
	put_diagnostics(out, view);
	if (anything_ran(view->result)) {
		put_categories(out, view);
		if (at_length)
			mistake_show_long(out, view);
		else
			mistake_show_short(out, view);
		if (at_length || !view->result->counterexample.found)
			put_failure(out, view);
	}
	put_fault(out, view, at_length);
	put_printed(out, view);
}

void verdict_show(FILE *out, const struct verdict_view *view)
{
	put_all(out, view, false);
	put_next(out, view);
}

void verdict_show_long(FILE *out, const struct verdict_view *view)
{
	put_all(out, view, true);
}
