#include "grader/counterexample.h"

#include "grader/exercise/cases.h"
#include "grader/value.h"

#include <stdbool.h>
#include <stdlib.h>

enum { NUMBERS_MOST = 40 };

static void print_shape(FILE *out, const tensor *t)
{
	fputc('(', out);
	for (int i = 0; i < t->rank; i++)
		fprintf(out, "%s%d", i > 0 ? ", " : "", t->shape[i]);
	fputs(t->rank == 1 ? ",)" : ")", out);
}

/* Numbers of one row apart by ", ", rows by "; ", matrices by " | ". */
static void print_tensor(FILE *out, const struct value *value)
{
	const tensor *t = &value->tensor;
	size_t size = value_size(value);
	int columns = t->rank > 0 ? t->shape[t->rank - 1] : 1;
	int rows = t->rank > 1 ? t->shape[t->rank - 2] : 1;

	if (size == 0) {
		fputs("nothing", out);
	}
	for (size_t i = 0; i < size; i++) {
		if (i == NUMBERS_MOST) {
			fputs(", ...", out);
			break;
		}
		if (i > 0)
			fputs(i % (size_t)columns != 0            ? ", "
			      : i % (size_t)(columns * rows) != 0 ? "; "
								  : " | ",
			    out);
		fprintf(out, "%g", (double)t->data[i]);
	}
	if (t->rank != 1 || size == 0) {
		fputs(", of shape ", out);
		print_shape(out, t);
	}
}

/* Options are many, and most are left out: as JSON they are the shortest. With blanks, at which a
 * line can be broken. */
static void print_options(FILE *out, const struct value *value)
{
	cJSON *json = value_write(value);
	char *text = cJSON_PrintUnformatted(json);
	bool quoted = false;

	for (const char *at = text ? text : "?"; *at; at++) {
		quoted ^= *at == '"';
		fputc(*at, out);
		if (!quoted && (*at == ',' || *at == ':'))
			fputc(' ', out);
	}
	cJSON_free(text);
	cJSON_Delete(json);
}

void value_print(FILE *out, const struct value *value)
{
	switch (value->kind) {
	case VALUE_TENSOR:
		print_tensor(out, value);
		break;
	case VALUE_INT:
		fprintf(out, "%d", value->integer);
		break;
	case VALUE_FLOAT:
		fprintf(out, "%g", (double)value->real);
		break;
	case VALUE_OPTIONS:
		print_options(out, value);
		break;
	}
}

static void print_all(
    FILE *out, const struct counterexample *shown, const struct exercise *exercise)
{
	const struct value *got = &shown->got.got;

	for (int i = 0; i < exercise->param_count; i++) {
		fprintf(out, "%s = ", exercise->params[i].name);
		value_print(out, &shown->of.args[i]);
		fputc('\n', out);
	}
	fputs("wanted ", out);
	value_print(out, &shown->of.want);
	fputs("\ngot ", out);
	if (got->kind == VALUE_INT || got->tensor.data)
		value_print(out, got);
	else
		fputs("nothing", out);
	if (shown->got.message)
		fprintf(out, ": %s", shown->got.message);
}

char *counterexample_text(
    const struct counterexample *counterexample, const struct exercise *exercise)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	if (!out)
		return NULL;
	print_all(out, counterexample, exercise);
	if (fclose(out) == 0)
		return text;
	free(text);
	return NULL;
}

void counterexample_release(struct counterexample *counterexample)
{
	case_release(&counterexample->of);
	free(counterexample->got.message);
	value_release(&counterexample->got.got);
	*counterexample = (struct counterexample){0};
}
