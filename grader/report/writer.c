#include "grader/report/writer.h"

#include "grader/text.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- members ---------------------------------------------------------------------------------- */

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

void writer_item(struct writer *writer, cJSON *to, const char *name, cJSON *item)
{
	put(writer, to, name, item);
}

cJSON *writer_object(struct writer *writer, cJSON *to, const char *name)
{
	return put(writer, to, name, cJSON_CreateObject());
}

cJSON *writer_array(struct writer *writer, cJSON *to, const char *name)
{
	return put(writer, to, name, cJSON_CreateArray());
}

void writer_null(struct writer *writer, cJSON *to, const char *name)
{
	put(writer, to, name, cJSON_CreateNull());
}

void writer_bool(struct writer *writer, cJSON *to, const char *name, bool value)
{
	put(writer, to, name, cJSON_CreateBool(value));
}

/* Texts were made printable where they came from; a report does not rely on it. */
void writer_text(struct writer *writer, cJSON *to, const char *name, const char *text)
{
	char *printable = text ? text_printable(text, strlen(text), true) : NULL;

	if (printable && writer->text_max > 0)
		text_cut(printable, writer->text_max);
	if (text)
		put(writer, to, name, printable ? cJSON_CreateString(printable) : NULL);
	else
		writer_null(writer, to, name);
	free(printable);
}

void writer_made(struct writer *writer, cJSON *to, const char *name, char *text)
{
	if (text)
		writer_text(writer, to, name, text);
	else
		writer->failed = true;
	free(text);
}

/* What JSON cannot hold is a string. */
void writer_number(struct writer *writer, cJSON *to, const char *name, double number)
{
	if (isfinite(number))
		put(writer, to, name, cJSON_CreateNumber(number));
	else
		put(writer, to, name,
		    cJSON_CreateString(isnan(number) ? "nan"
				       : number < 0  ? "-inf"
						     : "inf"));
}

void writer_ms(struct writer *writer, cJSON *to, const char *name, double ms)
{
	writer_number(writer, to, name, round(ms * 1000) / 1000);
}

void writer_points(struct writer *writer, cJSON *to, const char *name, double points)
{
	writer_number(writer, to, name, report_points(points));
}

void writer_place(struct writer *writer, cJSON *to, const char *name, int place)
{
	if (place > 0)
		writer_number(writer, to, name, place);
	else
		writer_null(writer, to, name);
}

void writer_seed(struct writer *writer, cJSON *to)
{
	char *digits = text_format("%" PRIu64, writer->report->result->seed);

	/* Not as a double, which has no room for all of its digits. */
	put(writer, to, "seed", digits ? cJSON_CreateRaw(digits) : NULL);
	free(digits);
}

void writer_pitfalls(struct writer *writer, cJSON *to, const char *name)
{
	const struct diagnosis *diagnosis = &writer->report->result->diagnosis;
	cJSON *pitfalls = writer_array(writer, to, name);

	for (int i = 0; i < diagnosis->mistake_count; i++)
		writer_text(writer, pitfalls, NULL, diagnosis->mistakes[i]->id);
}

/* --- documents -------------------------------------------------------------------------------- */

/* cJSON indents by tabs and puts one behind each colon; inside its strings there are none. */
static void put_spaces(FILE *out, const char *text)
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

/* The caller's, by cJSON_free; NULL without memory. */
static char *print(const struct report *report, size_t text_max, bool indented, writer_fill *fill)
{
	struct writer writer = {report, text_max, false};
	cJSON *root = cJSON_CreateObject();
	char *text = NULL;

	fill(&writer, root);
	if (!writer.failed)
		text = indented ? cJSON_Print(root) : cJSON_PrintUnformatted(root);
	cJSON_Delete(root);
	return text;
}

/* With each tab as the two bytes that it becomes. */
static size_t length_of(const char *text)
{
	size_t length = 1;

	for (; *text; text++)
		length += *text == '\t' ? 2 : 1;
	return length;
}

int writer_document(FILE *out, const struct report *report, size_t limit, writer_fill *fill)
{
	static const size_t BOUNDS[] = {0, 4000, 400, 100, 30};
	char *text = NULL;

	for (size_t i = 0; i < sizeof BOUNDS / sizeof *BOUNDS && !text; i++) {
		text = print(report, BOUNDS[i], true, fill);
		if (!text)
			return -1;
		if (limit > 0 && length_of(text) > limit) {
			cJSON_free(text);
			text = NULL;
		}
	}
	if (text)
		put_spaces(out, text);
	bool made = text != NULL;

	cJSON_free(text);
	return made && !ferror(out) ? 0 : -1;
}

int writer_line(FILE *out, const struct report *report, writer_fill *fill)
{
	char *text = print(report, 0, false, fill);
	bool made = text && fprintf(out, "%s\n", text) >= 0;

	cJSON_free(text);
	return made ? 0 : -1;
}
