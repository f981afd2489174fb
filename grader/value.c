#include "grader/value.h"

#include <limits.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

const char *value_kind_name(enum value_kind kind)
{
	switch (kind) {
	case VALUE_TENSOR:
		return "a tensor";
	case VALUE_INT:
		return "an int";
	case VALUE_FLOAT:
		return "a float";
	case VALUE_OPTIONS:
		return "an object of options";
	}
	return "nothing";
}

/* The product of the sizes; false when there are more numbers than a tensor may have. */
static bool count_numbers(const int *shape, int rank, size_t *count)
{
	size_t bound = 1;

	*count = 1;
	for (int axis = 0; axis < rank; axis++) {
		size_t size = shape[axis] < 0 ? SIZE_MAX : (size_t)shape[axis];

		if (__builtin_mul_overflow(bound, size ? size : 1, &bound) ||
		    bound > VALUE_NUMBERS_MAX)
			return false;
		*count *= size;
	}
	return true;
}

size_t value_size(const struct value *value)
{
	size_t size = 1;

	if (value->kind != VALUE_TENSOR)
		return 1;
	for (int axis = 0; axis < value->tensor.rank; axis++)
		size *= (size_t)value->tensor.shape[axis];
	return size;
}

int value_zeros(struct value *value, const int *shape, int rank)
{
	size_t count = 0;

	*value = (struct value){.kind = VALUE_TENSOR};
	if (rank < 0 || rank > TENSOR_MAX_RANK || !count_numbers(shape, rank, &count))
		return -1;
	value->tensor.data = calloc(count ? count : 1, sizeof(float));
	if (!value->tensor.data)
		return -1;
	value->tensor.rank = rank;
	for (int axis = 0; axis < rank; axis++)
		value->tensor.shape[axis] = shape[axis];
	return 0;
}

int value_copy(struct value *to, const struct value *from)
{
	*to = *from;
	size_t bytes = value_size(from) * sizeof(float);

	if (from->kind != VALUE_TENSOR || (!from->tensor.data && bytes > 0))
		return 0;
	to->tensor.data = malloc(bytes ? bytes : sizeof(float));
	if (!to->tensor.data) {
		*to = (struct value){0};
		return -1;
	}
	if (bytes > 0)
		memcpy(to->tensor.data, from->tensor.data, bytes);
	return 0;
}

void value_release(struct value *value)
{
	free(value->tensor.data);
	*value = (struct value){0};
}

/* --- from JSON --- */

/* JSON has no word for these numbers; they travel as strings. */
static bool read_word(const char *word, double *number)
{
	static const struct {
		const char *word;
		double number;
	} WORDS[] = {{"nan", NAN}, {"inf", INFINITY}, {"-inf", -INFINITY}};

	for (size_t i = 0; word && i < sizeof WORDS / sizeof *WORDS; i++) {
		if (strcmp(word, WORDS[i].word) == 0) {
			*number = WORDS[i].number;
			return true;
		}
	}
	return false;
}

/* NULL, or what is wrong. */
static const char *read_number(const cJSON *json, double *number)
{
	if (cJSON_IsString(json))
		return read_word(json->valuestring, number)
			   ? NULL
			   : "is a text, and not \"nan\", \"inf\" or \"-inf\"";
	if (!cJSON_IsNumber(json))
		return "is not a number";
	*number = json->valuedouble;
	return isfinite((float)*number) ? NULL : "is too large for a float; infinity is \"inf\"";
}

static int read_elements(float *data, const cJSON *list, struct error *error)
{
	const cJSON *item;
	double number;
	size_t i = 0;

	cJSON_ArrayForEach (item, list) {
		const char *trouble = read_number(item, &number);

		if (trouble)
			return error_set(error, "element %zu %s", i, trouble);
		data[i++] = (float)number;
	}
	return 0;
}

/* -1 or the shape's rank. */
static int read_shape(const cJSON *list, int *shape, struct error *error)
{
	const cJSON *item;
	int rank = 0;

	if (!cJSON_IsArray(list))
		return error_set(error, "has a \"shape\" that is not a list");
	cJSON_ArrayForEach (item, list) {
		if (rank == TENSOR_MAX_RANK)
			return error_set(error, "has more than %d axes", TENSOR_MAX_RANK);
		if (!cJSON_IsNumber(item) || !(item->valuedouble >= 0) ||
		    item->valuedouble > VALUE_NUMBERS_MAX ||
		    item->valuedouble != floor(item->valuedouble))
			return error_set(error, "has a size in \"shape\" that is not a whole "
						"number from 0 to 1000000");
		shape[rank++] = (int)item->valuedouble;
	}
	return rank;
}

static int make(struct value *value, const int *shape, int rank, struct error *error)
{
	size_t count;

	if (!count_numbers(shape, rank, &count))
		return error_set(error, "has more than %d numbers", VALUE_NUMBERS_MAX);
	if (value_zeros(value, shape, rank) != 0)
		return error_set(error, "finds no memory");
	return 0;
}

static int read_object(struct value *value, const cJSON *json, struct error *error)
{
	const cJSON *data = cJSON_GetObjectItemCaseSensitive(json, "data");
	int shape[TENSOR_MAX_RANK] = {0};
	int rank = read_shape(cJSON_GetObjectItemCaseSensitive(json, "shape"), shape, error);

	if (rank < 0)
		return -1;
	if (!cJSON_IsArray(data))
		return error_set(error, "has no list \"data\"");
	if (make(value, shape, rank, error) != 0)
		return -1;
	size_t wanted = value_size(value), given = (size_t)cJSON_GetArraySize(data);

	if (given != wanted)
		return error_set(
		    error, "has a \"shape\" of %zu numbers and \"data\" of %zu", wanted, given);
	return read_elements(value->tensor.data, data, error);
}

/* The sizes along the first element of each list; -1 or the rank. */
static int measure_lists(const cJSON *json, int *shape, struct error *error)
{
	int rank = 0;

	for (; cJSON_IsArray(json); json = json->child) {
		if (rank == TENSOR_MAX_RANK)
			return error_set(error, "has more than %d axes", TENSOR_MAX_RANK);
		shape[rank++] = cJSON_GetArraySize(json);
	}
	return rank;
}

/* Moves *data behind what was read. */
static int read_lists(
    float **data, const cJSON *json, const int *shape, int rank, struct error *error)
{
	const cJSON *item;
	double number;

	if (rank == 0) {
		const char *trouble =
		    cJSON_IsArray(json) ? "is a list beside numbers" : read_number(json, &number);

		if (trouble)
			return error_set(error, "has an element that %s", trouble);
		*(*data)++ = (float)number;
		return 0;
	}
	if (!cJSON_IsArray(json) || cJSON_GetArraySize(json) != shape[0])
		return error_set(error, "has lists that differ in length");
	cJSON_ArrayForEach (item, json)
		if (read_lists(data, item, shape + 1, rank - 1, error) != 0)
			return -1;
	return 0;
}

static int read_nested(struct value *value, const cJSON *json, struct error *error)
{
	int shape[TENSOR_MAX_RANK] = {0};
	int rank = measure_lists(json, shape, error);

	if (rank < 0 || make(value, shape, rank, error) != 0)
		return -1;
	float *data = value->tensor.data;

	return read_lists(&data, json, shape, rank, error);
}

static int read_int(struct value *value, const cJSON *json, struct error *error)
{
	double number = cJSON_IsNumber(json) ? json->valuedouble : NAN;

	if (!(number >= INT_MIN && number <= INT_MAX) || number != floor(number))
		return error_set(error, "is not a whole number that fits an int");
	value->integer = (int)number;
	return 0;
}

static int read_float(struct value *value, const cJSON *json, struct error *error)
{
	double number = 0;
	const char *trouble = read_number(json, &number);

	value->real = (float)number;
	return trouble ? error_set(error, "%s", trouble) : 0;
}

static int read_kind(struct value *value, const cJSON *json, struct error *error)
{
	if (value->kind == VALUE_INT)
		return read_int(value, json, error);
	if (value->kind == VALUE_FLOAT)
		return read_float(value, json, error);
	return cJSON_IsObject(json) ? read_object(value, json, error)
				    : read_nested(value, json, error);
}

int value_read(struct value *value, enum value_kind kind, const cJSON *json, struct error *error)
{
	*value = (struct value){.kind = kind};
	if (read_kind(value, json, error) == 0)
		return 0;
	value_release(value);
	return -1;
}

/* --- writing ---------------------------------------------------------------------------------- */

/* JSON has no NaN and no infinities. */
static cJSON *write_number(float number)
{
	if (isnan(number))
		return cJSON_CreateString("nan");
	if (isinf(number))
		return cJSON_CreateString(number > 0 ? "inf" : "-inf");
	return cJSON_CreateNumber((double)number);
}

static bool write_tensor(cJSON *to, const struct value *value)
{
	cJSON *shape = cJSON_AddArrayToObject(to, "shape");
	cJSON *data = cJSON_AddArrayToObject(to, "data");
	size_t size = value_size(value);
	bool made = shape && data;

	for (int i = 0; made && i < value->tensor.rank; i++)
		made = cJSON_AddItemToArray(shape, cJSON_CreateNumber(value->tensor.shape[i]));
	for (size_t i = 0; made && i < size; i++)
		made = cJSON_AddItemToArray(data, write_number(value->tensor.data[i]));
	return made;
}

/* Up to the last that is given. */
static bool write_list(cJSON *to, const char *name, const int *numbers)
{
	int count = CONV_MAX_SPATIAL;

	while (count > 0 && numbers[count - 1] == 0)
		count--;
	return count == 0 || cJSON_AddItemToObject(to, name, cJSON_CreateIntArray(numbers, count));
}

static bool write_pads(cJSON *to, const struct packed_options *options)
{
	int count = CONV_MAX_SPATIAL;

	while (count > 0 && options->pads[count - 1][0] == 0 && options->pads[count - 1][1] == 0)
		count--;
	cJSON *pads = count > 0 ? cJSON_AddArrayToObject(to, "pads") : NULL;
	bool made = count == 0 || pads;

	for (int i = 0; made && i < count; i++)
		made = cJSON_AddItemToArray(pads, cJSON_CreateIntArray(options->pads[i], 2));
	return made;
}

static bool write_layouts(cJSON *to, const struct packed_options *options)
{
	const char *const layouts[] = {options->dimension_numbers[0], options->dimension_numbers[1],
	    options->dimension_numbers[2]};

	return !*layouts[0] ||
	       cJSON_AddItemToObject(to, "dimension_numbers", cJSON_CreateStringArray(layouts, 3));
}

static bool write_options(cJSON *to, const struct packed_options *options)
{
	return write_list(to, "window_strides", options->window_strides) &&
	       (!*options->padding || cJSON_AddStringToObject(to, "padding", options->padding)) &&
	       write_pads(to, options) && write_list(to, "lhs_dilation", options->lhs_dilation) &&
	       write_list(to, "rhs_dilation", options->rhs_dilation) &&
	       (!options->feature_group_count || cJSON_AddNumberToObject(to, "feature_group_count",
						     options->feature_group_count)) &&
	       (!options->batch_group_count ||
		   cJSON_AddNumberToObject(to, "batch_group_count", options->batch_group_count)) &&
	       write_layouts(to, options);
}

cJSON *value_write(const struct value *value)
{
	if (value->kind == VALUE_INT)
		return cJSON_CreateNumber(value->integer);
	if (value->kind == VALUE_FLOAT)
		return write_number(value->real);
	cJSON *object = cJSON_CreateObject();
	bool made = value->kind == VALUE_TENSOR ? write_tensor(object, value)
						: write_options(object, &value->options);

	if (made)
		return object;
	cJSON_Delete(object);
	return NULL;
}
