#include "tests/unit/answers.h"

#include "exercises/kit/kit.h"
#include "grader/json.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define FILE_LIMIT ((size_t)4 << 20)

cJSON *answers_load(const char *name)
{
	char path[128];
	struct error error = {""};

	snprintf(path, sizeof path, "data/conformance/%s.json", name);
	cJSON *root = json_read(path, FILE_LIMIT, &error);

	if (!root)
		fail_msg("%s", error.text);
	if (answers_number(root, "format") != 1)
		fail_msg("%s: format is not 1", path);
	if (cJSON_GetArraySize(answers_get(root, "cases")) == 0)
		fail_msg("%s: there are no cases in it", path);
	return root;
}

const cJSON *answers_get(const cJSON *object, const char *member)
{
	const cJSON *found = cJSON_GetObjectItemCaseSensitive(object, member);

	if (!found) {
		char *text = cJSON_PrintUnformatted(object);

		fail_msg("\"%s\" is missing in %.200s", member, text);
	}
	return found;
}

const char *answers_text(const cJSON *object, const char *member)
{
	const char *text = cJSON_GetStringValue(answers_get(object, member));

	if (!text)
		fail_msg("\"%s\" is not a text", member);
	return text;
}

double answers_number(const cJSON *object, const char *member)
{
	const cJSON *number = answers_get(object, member);

	if (!cJSON_IsNumber(number))
		fail_msg("\"%s\" is not a number", member);
	return number->valuedouble;
}

int answers_ints(const cJSON *list, int *ints, int most)
{
	const cJSON *item;
	int count = 0;

	cJSON_ArrayForEach (item, list) {
		if (count == most || !cJSON_IsNumber(item))
			fail_msg("a list is not one of at most %d numbers", most);
		ints[count++] = item->valueint;
	}
	return count;
}

/* Numbers from -9 to 9 without any pattern that a mistake could share. */
static int scattered(uint32_t i, uint32_t seed)
{
	uint32_t h = (i + 1) * 2654435761U + seed * 2246822519U;

	h ^= h >> 15;
	h *= 3266489917U;
	h ^= h >> 13;
	return (int)(h % 19) - 9;
}

static float divisor_of(const char *fill)
{
	static const struct {
		const char *name;
		float divisor;
	} FILLS[] = {{"integers", 1}, {"quarters", 4}, {"sevenths", 7}};

	for (size_t i = 0; i < sizeof FILLS / sizeof *FILLS; i++)
		if (strcmp(fill, FILLS[i].name) == 0)
			return FILLS[i].divisor;
	fail_msg("there is no fill \"%s\"", fill);
	return 0;
}

tensor answers_input(const cJSON *described, const char *fill)
{
	int shape[TENSOR_MAX_RANK];
	int rank = answers_ints(answers_get(described, "shape"), shape, TENSOR_MAX_RANK);
	uint32_t seed = (uint32_t)answers_number(described, "seed");
	float divisor = divisor_of(fill);
	tensor t = tensor_of(shape, rank);

	for (int i = 0; i < tensor_size(t); i++)
		t.data[i] = (float)scattered((uint32_t)i, seed) / divisor;
	return t;
}

static void read_pads(const cJSON *pairs, int pads[CONV_MAX_SPATIAL][2])
{
	const cJSON *pair;
	int axis = 0;

	cJSON_ArrayForEach (pair, pairs) {
		if (axis == CONV_MAX_SPATIAL || answers_ints(pair, pads[axis++], 2) != 2)
			fail_msg("pads are not pairs");
	}
}

struct conv_options answers_options(const cJSON *options)
{
	struct conv_options o = {0};
	const cJSON *option;

	cJSON_ArrayForEach (option, options) {
		const char *name = option->string;

		if (strcmp(name, "window_strides") == 0)
			answers_ints(option, o.window_strides, CONV_MAX_SPATIAL);
		else if (strcmp(name, "lhs_dilation") == 0)
			answers_ints(option, o.lhs_dilation, CONV_MAX_SPATIAL);
		else if (strcmp(name, "rhs_dilation") == 0)
			answers_ints(option, o.rhs_dilation, CONV_MAX_SPATIAL);
		else if (strcmp(name, "feature_group_count") == 0)
			o.feature_group_count = option->valueint;
		else if (strcmp(name, "batch_group_count") == 0)
			o.batch_group_count = option->valueint;
		else if (strcmp(name, "padding") == 0)
			o.padding = option->valuestring;
		else if (strcmp(name, "pads") == 0)
			read_pads(option, o.pads);
		else if (strcmp(name, "dimension_numbers") == 0)
			for (int i = 0; i < 3; i++)
				o.dimension_numbers[i] = cJSON_GetArrayItem(option, i)->valuestring;
		else
			fail_msg("there is no option \"%s\"", name);
	}
	return o;
}

static const char *shape_difference(tensor got, const cJSON *want)
{
	static char sentence[512];
	int shape[TENSOR_MAX_RANK];
	int rank = answers_ints(answers_get(want, "shape"), shape, TENSOR_MAX_RANK);

	if (got.rank == rank && memcmp(got.shape, shape, (size_t)rank * sizeof *shape) == 0)
		return NULL;
	snprintf(sentence, sizeof sentence, "shape %s, wanted %s",
	    kit_list_text(got.shape, got.rank).bytes, kit_list_text(shape, rank).bytes);
	return sentence;
}

static bool is_near(float got, float wanted, double tolerance)
{
	return fabs((double)got - (double)wanted) <= tolerance;
}

bool answers_same_bits(float a, float b)
{
	uint32_t bits_a, bits_b;

	memcpy(&bits_a, &a, sizeof a);
	memcpy(&bits_b, &b, sizeof b);
	return bits_a == bits_b;
}

static bool has_same_bits(float got, float wanted, double tolerance)
{
	(void)tolerance;
	return answers_same_bits(got, wanted);
}

static const char *difference(
    tensor got, const cJSON *want, bool (*agree)(float, float, double), double tolerance)
{
	static char sentence[512];
	const char *wrong = shape_difference(got, want);
	const cJSON *number;
	int i = 0;

	if (wrong)
		return wrong;
	cJSON_ArrayForEach (number, answers_get(want, "data")) {
		float wanted = (float)number->valuedouble;

		if (!cJSON_IsNumber(number))
			return "what is stored is not all numbers";
		if (i >= tensor_size(got) || !agree(got.data[i], wanted, tolerance)) {
			snprintf(sentence, sizeof sentence, "[%d] is %.9g, wanted %.9g within %g",
			    i, i < tensor_size(got) ? (double)got.data[i] : NAN, (double)wanted,
			    tolerance);
			return sentence;
		}
		i++;
	}
	return i == tensor_size(got) ? NULL : "fewer numbers are stored than the shape holds";
}

const char *answers_difference(tensor got, const cJSON *want, double tolerance)
{
	return difference(got, want, is_near, tolerance);
}

const char *answers_difference_in_bits(tensor got, const cJSON *want)
{
	return difference(got, want, has_same_bits, 0);
}
