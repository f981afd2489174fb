#include "grader/report/wording.h"

#include "grader/counterexample.h"
#include "grader/diagnose.h"
#include "grader/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* --- texts in pieces -------------------------------------------------------------------------- */

/* Lines that are being collected; whoever begins them takes them by lines_end. */
struct lines {
	FILE *out;
	char *text;
	size_t length;
};

static void lines_begin(struct lines *lines)
{
	*lines = (struct lines){0};
	lines->out = open_memstream(&lines->text, &lines->length);
}

/* Without its last newline. NULL when there is no memory. */
static char *lines_end(struct lines *lines)
{
	if (!lines->out || fclose(lines->out) != 0) {
		free(lines->text);
		return NULL;
	}
	while (lines->length > 0 && lines->text[lines->length - 1] == '\n')
		lines->text[--lines->length] = '\0';
	return lines->text;
}

/* Printable; NULL writes nothing. */
static void put(FILE *out, const char *text, bool keep_lines)
{
	char *printable = text ? text_printable(text, strlen(text), keep_lines) : NULL;

	if (printable && out)
		fputs(printable, out);
	free(printable);
}

static void put_line(FILE *out, const char *text)
{
	if (!text || !out)
		return;
	put(out, text, false);
	fputc('\n', out);
}

/* NULL for what is empty. */
static char *unless_empty(char *text)
{
	if (text && *text)
		return text;
	free(text);
	return NULL;
}

/* --- the score -------------------------------------------------------------------------------- */

static double shown(double points)
{
	return floor(points * 100 + 1e-6) / 100;
}

char *wording_score(const struct report *report)
{
	const struct result *result = report->result;

	if (result->verdict == VERDICT_GRADER_ERROR)
		return text_format("not scored");
	return text_format("%g of %g points", shown(result->score), shown(result->max_score));
}

char *wording_headline(const struct report *report)
{
	char *score = wording_score(report);
	char *line =
	    score ? text_format("%s, %s", verdict_name(report->result->verdict), score) : NULL;

	free(score);
	return line;
}

char *wording_time(const struct report *report)
{
	time_t seconds = (time_t)(report->graded_at / 1000);
	struct tm parts;
	char text[64];

	if (report->graded_at == 0 || !gmtime_r(&seconds, &parts) ||
	    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts) == 0)
		return NULL;
	return text_format("%s", text);
}

/* --- before anything ran ---------------------------------------------------------------------- */

const char *wording_gate(const struct result *result)
{
	return result->verdict == VERDICT_GRADER_ERROR ? "grader" : "compiles and loads";
}

bool wording_runs(const struct result *result)
{
	for (int i = 0; i < result->case_count; i++)
		if (!result->cases[i].skipped)
			return true;
	return result->verdict == VERDICT_ACCEPTED;
}

static void put_diagnostic(FILE *out, const struct result *result, int at)
{
	const struct diagnostic *of = &result->diagnostics[at];

	if (of->line > 0) {
		put(out, result->path, false);
		fprintf(out, ":%d:", of->line);
		if (of->column > 0)
			fprintf(out, "%d:", of->column);
		fputc(' ', out);
	}
	fprintf(out, "%s: ", severity_name(of->severity));
	put_line(out, of->message);
}

char *wording_diagnostic(const struct result *result, int at)
{
	struct lines lines;

	lines_begin(&lines);
	if (lines.out)
		put_diagnostic(lines.out, result, at);
	return lines_end(&lines);
}

char *wording_refusal(const struct report *report)
{
	const struct result *result = report->result;
	struct lines lines;

	if (wording_runs(result))
		return NULL;
	lines_begin(&lines);
	put_line(lines.out, result->message);
	for (int i = 0; i < result->diagnostic_count && lines.out; i++)
		put_diagnostic(lines.out, result, i);
	if (!result->message && result->diagnostic_count == 0)
		put_line(lines.out, verdict_meaning(result->verdict));
	return lines_end(&lines);
}

const struct diagnostic *wording_first_error(const struct result *result)
{
	for (int i = 0; i < result->diagnostic_count; i++)
		if (result->diagnostics[i].severity == SEVERITY_ERROR &&
		    result->diagnostics[i].line > 0)
			return &result->diagnostics[i];
	return NULL;
}

/* --- the cases -------------------------------------------------------------------------------- */

static bool same_name(const struct report *report, int at, int other)
{
	const struct case_result *cases = report->result->cases;

	return report_shows_name(report, &cases[other]) &&
	       strcmp(cases[at].of->name, cases[other].of->name) == 0;
}

/* Consumers take two cases of one name for one. */
char *wording_case(const struct report *report, int at)
{
	const struct case_result *cases = report->result->cases;
	bool named = report_shows_name(report, &cases[at]) && cases[at].of->name;
	int number = 1;

	for (int i = 0; i < at; i++)
		number += named ? same_name(report, at, i)
				: strcmp(cases[i].of->category, cases[at].of->category) == 0;
	const char *text = named ? cases[at].of->name : cases[at].of->category;
	char *name = text_printable(text, strlen(text), false);
	char *numbered = name && (!named || number > 1) ? text_format("%s %d", name, number) : NULL;

	if (named && number == 1)
		return name;
	free(name);
	return numbered;
}

/* A hidden case that may not speak for itself says what its verdict means. */
const char *wording_sentence(const struct report *report, const struct case_result *of)
{
	if (report_shows_message(report, of) && (of->message || !of->skipped))
		return of->message;
	if (of->skipped)
		return "not run";
	if (of->verdict == VERDICT_ACCEPTED || !report_shows_name(report, of))
		return NULL;
	return verdict_meaning(of->verdict);
}

bool wording_failed(const struct case_result *of)
{
	return !of->skipped && of->verdict != VERDICT_ACCEPTED;
}

int wording_first_failure(const struct result *result)
{
	for (int i = 0; i < result->case_count; i++)
		if (wording_failed(&result->cases[i]))
			return i;
	return -1;
}

bool wording_answered(enum verdict verdict)
{
	return verdict == VERDICT_WRONG_ANSWER || verdict == VERDICT_WRONG_SHAPE;
}

char *wording_failure(const struct report *report, int at)
{
	const struct case_result *of = &report->result->cases[at];
	const char *sentence = wording_sentence(report, of);
	bool is_first = at == wording_first_failure(report->result);
	char *fault = is_first ? wording_fault(report) : NULL;
	char *advice = is_first ? wording_advice(report) : NULL;
	struct lines lines;

	lines_begin(&lines);
	put_line(lines.out, sentence ? sentence : verdict_meaning(of->verdict));
	if (report_shows_name(report, of))
		put_line(lines.out, of->of->why);
	put_line(lines.out, fault);
	put(lines.out, advice, true);
	free(fault);
	free(advice);
	return lines_end(&lines);
}

int wording_line(const struct report *report, int at)
{
	const struct fault *fault = &report->result->fault;
	bool told = fault->known && report->detail != DETAIL_NONE;

	return told && at == wording_first_failure(report->result) ? fault->line : 0;
}

char *wording_value(const struct value *value)
{
	struct lines lines;

	lines_begin(&lines);
	if (lines.out)
		value_print(lines.out, value);
	return lines_end(&lines);
}

bool wording_shows_values(const struct report *report, const struct case_result *of)
{
	bool came = of->got.kind != VALUE_TENSOR || of->got.tensor.data;

	return wording_failed(of) && report_shows_message(report, of) && came &&
	       of->got.kind == of->of->want.kind && wording_answered(of->verdict);
}

char *wording_call(const struct report *report, const struct case_result *of)
{
	const struct exercise *exercise = report->exercise;
	struct lines lines;

	if (report_is_secret(report, of) && report->detail != DETAIL_FULL)
		return NULL;
	lines_begin(&lines);
	if (lines.out)
		fprintf(lines.out, "%s(", exercise->function);
	for (int i = 0; i < exercise->param_count && lines.out; i++) {
		fprintf(lines.out, "%s%s = ", i > 0 ? ",\n    " : "", exercise->params[i].name);
		value_print(lines.out, &of->of->args[i]);
	}
	if (lines.out)
		fputc(')', lines.out);
	return lines_end(&lines);
}

/* --- the mistake ------------------------------------------------------------------------------ */

char *wording_mistake(const struct report *report)
{
	const struct diagnosis *diagnosis = &report->result->diagnosis;
	bool certain = diagnosis->confidence == CONFIDENCE_CERTAIN;
	char *title = diagnosis_text(diagnosis, DIAGNOSIS_TITLE);
	char *line =
	    title ? text_format("%s: %s", certain ? "The mistake" : "Likely the mistake", title)
		  : NULL;
	char *printable = line ? text_printable(line, strlen(line), false) : NULL;

	free(title);
	free(line);
	return printable;
}

static void put_counterexample(FILE *out, const struct report *report)
{
	const struct counterexample *found = &report->result->counterexample;
	char *text = found->found ? counterexample_text(found, report->exercise) : NULL;
	char *rest = text, *line;

	if (text && out)
		fputs("The smallest input that shows it:\n", out);
	while ((line = strsep(&rest, "\n")))
		put_line(out, line);
	free(text);
}

char *wording_advice(const struct report *report)
{
	const struct diagnosis *diagnosis = &report->result->diagnosis;
	char *mistake = wording_mistake(report);
	char *explain = diagnosis_text(diagnosis, DIAGNOSIS_EXPLAIN);
	struct lines lines;

	lines_begin(&lines);
	put_line(lines.out, mistake);
	put_line(lines.out, explain);
	for (int i = 0; i < diagnosis->fact_count && report->detail != DETAIL_NONE; i++)
		put_line(lines.out, diagnosis->facts[i]);
	put_counterexample(lines.out, report);
	free(mistake);
	free(explain);
	return unless_empty(lines_end(&lines));
}

static void put_fault(FILE *out, const struct report *report)
{
	const struct fault *fault = &report->result->fault;

	fprintf(
	    out, "It %s", report->result->verdict == VERDICT_TIME_LIMIT ? "was still" : "broke");
	if (fault->line > 0) {
		fputs(" at ", out);
		put(out, report->result->path, false);
		fprintf(out, ":%d", fault->line);
	}
	fputs(fault->function ? " in " : "", out);
	put(out, fault->function, false);
	fputs(fault->signal ? ", " : "", out);
	put(out, fault->signal, false);
	if (fault->tensor) {
		fputs(": ", out);
		put(out, fault->access ? fault->access : "access", false);
		if (report_shows_index(report))
			fprintf(out, " of element %d", fault->index);
		fputs(" of ", out);
		put(out, fault->tensor, false);
	}
	fputs(".", out);
}

char *wording_fault(const struct report *report)
{
	const struct fault *fault = &report->result->fault;
	bool placed = fault->line > 0 || fault->function || fault->signal || fault->tensor;
	struct lines lines;

	if (!fault->known || !placed || report->detail == DETAIL_NONE)
		return NULL;
	lines_begin(&lines);
	if (lines.out)
		put_fault(lines.out, report);
	return lines_end(&lines);
}
