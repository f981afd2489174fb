#include "src/mistake.h"

#include "grader/counterexample.h"
#include "grader/diagnose.h"
#include "grader/text.h"
#include "src/draw/mistake_picture.h"

#include <stdlib.h>
#include <string.h>

enum { INDENT = 2, FACTS_SHORT = 2 };

static const char *styled(const struct verdict_view *view, enum style style)
{
	return screen_style(view->screen, style);
}

bool mistake_known(const struct result *result)
{
	return result->diagnosis.mistake_count > 0 || result->diagnosis.fact_count > 0 ||
	       result->counterexample.found;
}

static void put_wrapped(FILE *out, const struct verdict_view *view, const char *text)
{
	fprintf(out, "%*s", INDENT, "");
	screen_wrap(out, text, INDENT, INDENT, view->screen->width);
	fputc('\n', out);
}

/* --- its name --------------------------------------------------------------------------------- */

static void put_part(FILE *out, const struct verdict_view *view, enum diagnosis_part part)
{
	char *text = diagnosis_text(&view->result->diagnosis, part);

	if (text)
		put_wrapped(out, view, text);
	free(text);
}

static void put_name(FILE *out, const struct verdict_view *view)
{
	const struct diagnosis *diagnosis = &view->result->diagnosis;
	char *title = diagnosis_text(diagnosis, DIAGNOSIS_TITLE);

	if (!title)
		return;
	char *line =
	    text_format("%s%s%s%s", diagnosis->confidence == CONFIDENCE_LIKELY ? "Likely: " : "",
		styled(view, STYLE_STRONG), title, styled(view, STYLE_PLAIN));

	if (line) {
		fputc('\n', out);
		put_wrapped(out, view, line);
	}
	free(line);
	put_part(out, view, DIAGNOSIS_EXPLAIN);
	free(title);
}

static void put_facts(FILE *out, const struct verdict_view *view, int most)
{
	const struct diagnosis *diagnosis = &view->result->diagnosis;

	if (diagnosis->fact_count > 0)
		fputc('\n', out);
	for (int i = 0; i < diagnosis->fact_count && i < most; i++)
		put_wrapped(out, view, diagnosis->facts[i]);
}

/* --- the smallest input that shows it --------------------------------------------------------- */

static char *printed(const struct value *value)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	if (!out)
		return NULL;
	value_print(out, value);
	return fclose(out) == 0 ? text : (free(text), NULL);
}

/* "NAME = VALUE", behind what stands on the line already or below it; it is broken only where it is
 * wider than a line. */
static void put_pair(FILE *out, const struct verdict_view *view, const char *name,
    const struct value *value, int *column)
{
	char *text = printed(value);
	int wide = screen_columns(name) + 3 + (text ? screen_columns(text) : 0);

	if (*column > INDENT && *column + 3 + wide > view->screen->width) {
		fprintf(out, "\n%*s", INDENT + 2, "");
		*column = INDENT + 2;
	} else if (*column > INDENT) {
		fputs("   ", out);
		*column += 3;
	}
	fprintf(out, "%s%s%s = ", styled(view, STYLE_CODE), name, styled(view, STYLE_PLAIN));
	*column += screen_columns(name) + 3;
	screen_wrap(out, text ? text : "?", *column, INDENT + 4, view->screen->width);
	*column += wide;
	free(text);
}

static void put_arguments(FILE *out, const struct verdict_view *view)
{
	const struct exercise *exercise = view->exercise;
	int column = INDENT;

	fprintf(out, "%*s", INDENT, "");
	for (int i = 0; i < exercise->param_count; i++)
		put_pair(out, view, exercise->params[i].name,
		    &view->result->counterexample.of.args[i], &column);
	fputc('\n', out);
}

static void put_outcome(FILE *out, const struct verdict_view *view)
{
	const struct counterexample *shown = &view->result->counterexample;
	const struct value *got = &shown->got.got;
	char *want_text = printed(&shown->of.want), *got_text = NULL, *line = NULL;
	bool returned = got->kind == VALUE_INT || got->tensor.data;

	if (returned)
		got_text = printed(got);
	line = returned
		   ? text_format("wanted %s, but yours gives %s", want_text ? want_text : "?",
			 got_text ? got_text : "?")
		   : text_format("wanted %s, but yours ends so: %s", want_text ? want_text : "?",
			 shown->got.message ? shown->got.message
					    : verdict_meaning(shown->got.verdict));
	if (line)
		put_wrapped(out, view, line);
	free(want_text);
	free(got_text);
	free(line);
}

static void put_counterexample(FILE *out, const struct verdict_view *view)
{
	if (!view->result->counterexample.found)
		return;
	fprintf(out, "\n%*sThe smallest input that shows it:\n", INDENT, "");
	put_arguments(out, view);
	put_outcome(out, view);
}

/* --- both forms ------------------------------------------------------------------------------- */

void mistake_show_short(FILE *out, const struct verdict_view *view)
{
	put_name(out, view);
	if (view->result->diagnosis.mistake_count == 0)
		put_facts(out, view, FACTS_SHORT);
	put_counterexample(out, view);
}

void mistake_show_long(FILE *out, const struct verdict_view *view)
{
	put_name(out, view);
	if (view->result->diagnosis.mistake_count > 0) {
		fputc('\n', out);
		put_part(out, view, DIAGNOSIS_HINT);
	}
	put_facts(out, view, FACTS_MAX);
	put_counterexample(out, view);
	mistake_picture_show(out, view);
}
