#include "src/author/writing.h"

#include "grader/save.h"
#include "grader/value.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- numbers ---------------------------------------------------------------------------------- */

/* The decimal of fewest digits that is this float again. */
static double shortest(double number)
{
	char digits[40];

	for (int precision = 1; precision <= 9; precision++) {
		snprintf(digits, sizeof digits, "%.*g", precision, number);
		if (strtof(digits, NULL) == (float)number)
			break;
	}
	return strtod(digits, NULL);
}

static void shorten(cJSON *data)
{
	cJSON *number;

	cJSON_ArrayForEach (number, data)
		if (cJSON_IsNumber(number))
			cJSON_SetNumberHelper(number, shortest(number->valuedouble));
}

/* A row of numbers is a list; any other tensor says its shape. */
static cJSON *write_value(const struct value *value)
{
	if (value->kind == VALUE_INT)
		return cJSON_CreateNumber(value->integer);
	if (value->kind == VALUE_FLOAT)
		return cJSON_CreateNumber(shortest((double)value->real));
	cJSON *written = value_write(value);
	cJSON *data = cJSON_GetObjectItemCaseSensitive(written, "data");

	shorten(data);
	if (value->kind != VALUE_TENSOR || value->tensor.rank != 1 || !data)
		return written;
	cJSON_DetachItemViaPointer(written, data);
	cJSON_Delete(written);
	cJSON_free(data->string);
	data->string = NULL;
	return data;
}

/* --- one case --------------------------------------------------------------------------------- */

static bool add(cJSON *to, const char *name, cJSON *item)
{
	if (item && (name ? cJSON_AddItemToObject(to, name, item) : cJSON_AddItemToArray(to, item)))
		return true;
	cJSON_Delete(item);
	return false;
}

static cJSON *write_args(const struct exercise *exercise, const struct test_case *of)
{
	cJSON *args = cJSON_CreateArray();
	bool made = args != NULL;

	for (int i = 0; i < exercise->param_count && made; i++)
		made = add(args, NULL, write_value(&of->args[i]));
	if (made)
		return args;
	cJSON_Delete(args);
	return NULL;
}

/* A bound for people: two digits, rounded up. */
static double rounded_up(double tol)
{
	if (!(tol > 0))
		return 0;
	double unit = pow(10, floor(log10(tol)) - 1);
	char digits[40];

	snprintf(digits, sizeof digits, "%.1e", ceil(tol / unit - 1e-9) * unit);
	return strtod(digits, NULL);
}

cJSON *writing_case(const struct exercise *exercise, const struct test_case *of)
{
	cJSON *to = cJSON_CreateObject();

	if (to && cJSON_AddStringToObject(to, "name", of->name) &&
	    cJSON_AddStringToObject(to, "category", of->category) &&
	    cJSON_AddStringToObject(to, "why", of->why) &&
	    add(to, "args", write_args(exercise, of)) && add(to, "want", write_value(&of->want)) &&
	    cJSON_AddNumberToObject(to, "tol", rounded_up(of->tol)) &&
	    cJSON_AddStringToObject(to, "source", of->source))
		return to;
	cJSON_Delete(to);
	return NULL;
}

/* --- the file --------------------------------------------------------------------------------- */

static bool put_case(FILE *out, const cJSON *item, bool first)
{
	char *line = cJSON_PrintUnformatted(item);
	bool put = line && fprintf(out, "%s%s", first ? "\n" : ",\n", line) > 0;

	cJSON_free(line);
	return put;
}

static bool put_all(FILE *out, const char *id, const cJSON *cases)
{
	const cJSON *item;
	bool put = fprintf(out, "{\"format\":1,\"exercise\":\"%s\",\"cases\":[", id) > 0;

	cJSON_ArrayForEach (item, cases)
		put = put && put_case(out, item, item == cases->child);
	return put && fputs("\n]}\n", out) >= 0;
}

int writing_vectors(const char *path, const char *id, const cJSON *cases, struct error *error)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);
	bool put = out && put_all(out, id, cases);
	int done = out && fclose(out) == 0 && put ? 0 : error_set(error, "out of memory");

	if (done == 0 && save_file(path, text, length) != 0)
		done = error_set(error, "cannot write %s: %s", path, strerror(errno));
	free(text);
	return done;
}
