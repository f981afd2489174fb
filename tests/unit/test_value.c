#include "grader/value.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int read_text(
    struct value *value, enum value_kind kind, const char *text, struct error *error)
{
	cJSON *json = cJSON_Parse(text);

	if (!json)
		fail_msg("%s is no JSON", text);
	int result = value_read(value, kind, json, error);

	cJSON_Delete(json);
	return result;
}

static const char *shape_of(tensor t)
{
	static char text[128];
	size_t used = 0;

	text[0] = '\0';
	for (int axis = 0; axis < t.rank; axis++)
		used += (size_t)snprintf(text + used, sizeof text - used, "%d,", t.shape[axis]);
	return text;
}

static void tensors_are_read(void **state)
{
	static const struct {
		const char *text, *shape;
		size_t size;
		float last;
	} CASES[] = {
	    {"3", "", 1, 3},
	    {"[]", "0,", 0, 0},
	    {"[1, 2.5]", "2,", 2, 2.5F},
	    {"[[1, 2, 3], [4, 5, 6]]", "2,3,", 6, 6},
	    {"[[], []]", "2,0,", 0, 0},
	    {"[[[[[[[[8]]]]]]]]", "1,1,1,1,1,1,1,1,", 1, 8},
	    {"{\"shape\": [], \"data\": [7]}", "", 1, 7},
	    {"{\"shape\": [2, 0, 500000], \"data\": []}", "2,0,500000,", 0, 0},
	    {"{\"data\": [1, 2, 3, 4], \"shape\": [2, 2]}", "2,2,", 4, 4},
	    {"[3.4028235e38]", "1,", 1, 3.4028235e38F},
	    {"[1e-300]", "1,", 1, 0},
	    {"[\"nan\", \"inf\"]", "2,", 2, INFINITY},
	    {"{\"shape\": [2], \"data\": [1, \"-inf\"]}", "2,", 2, -INFINITY},
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct error error = {""};
		struct value value;

		if (read_text(&value, VALUE_TENSOR, CASES[i].text, &error) != 0)
			fail_msg("%s: %s", CASES[i].text, error.text);
		assert_string_equal(shape_of(value.tensor), CASES[i].shape);
		assert_int_equal(value_size(&value), CASES[i].size);
		assert_non_null(value.tensor.data);
		if (CASES[i].size > 0)
			assert_true(value.tensor.data[CASES[i].size - 1] == CASES[i].last);
		value_release(&value);
	}
}

static void what_is_no_number_has_a_name(void **state)
{
	struct error error = {""};
	struct value value;

	(void)state;
	assert_int_equal(read_text(&value, VALUE_TENSOR, "[\"nan\", -0.0, 0]", &error), 0);
	assert_true(isnan(value.tensor.data[0]));
	assert_true(signbit(value.tensor.data[1]) && !signbit(value.tensor.data[2]));
	value_release(&value);
	assert_int_equal(read_text(&value, VALUE_FLOAT, "\"-inf\"", &error), 0);
	assert_true(value.real == -INFINITY);
}

static void numbers_are_read(void **state)
{
	struct error error = {""};
	struct value value;

	(void)state;
	assert_int_equal(read_text(&value, VALUE_INT, "-2147483648", &error), 0);
	assert_true(value.kind == VALUE_INT && value.integer == INT32_MIN);
	assert_int_equal(read_text(&value, VALUE_INT, "3.0", &error), 0);
	assert_int_equal(value.integer, 3);
	assert_int_equal(read_text(&value, VALUE_FLOAT, "2.5", &error), 0);
	assert_true(value.kind == VALUE_FLOAT && value.real == 2.5F);
	assert_int_equal(value_size(&value), 1);
	value_release(&value);
}

static void what_is_faulty_is_said(void **state)
{
	static const struct {
		enum value_kind kind;
		const char *text, *words;
	} CASES[] = {
	    {VALUE_INT, "2147483648", "not a whole number that fits an int"},
	    {VALUE_INT, "1e999", "not a whole number"},
	    {VALUE_INT, "0.5", "not a whole number"},
	    {VALUE_INT, "\"nan\"", "not a whole number"},
	    {VALUE_INT, "[1]", "not a whole number"},
	    {VALUE_FLOAT, "1e39", "too large for a float"},
	    {VALUE_FLOAT, "-1e999", "too large for a float"},
	    {VALUE_FLOAT, "\"Infinity\"", "a text, and not \"nan\""},
	    {VALUE_FLOAT, "true", "not a number"},
	    {VALUE_FLOAT, "null", "not a number"},
	    {VALUE_TENSOR, "null", "not a number"},
	    {VALUE_TENSOR, "[1, [2]]", "is a list beside numbers"},
	    {VALUE_TENSOR, "[[1], 2]", "lists that differ in length"},
	    {VALUE_TENSOR, "[[1, 2], [3]]", "lists that differ in length"},
	    {VALUE_TENSOR, "[[], [1]]", "lists that differ in length"},
	    {VALUE_TENSOR, "[[[[[[[[[9]]]]]]]]]", "more than 8 axes"},
	    {VALUE_TENSOR, "[1, {}]", "an element that is not a number"},
	    {VALUE_TENSOR, "[1, 1e39]", "an element that is too large for a float"},
	    {VALUE_TENSOR, "{}", "a \"shape\" that is not a list"},
	    {VALUE_TENSOR, "{\"shape\": [1]}", "no list \"data\""},
	    {VALUE_TENSOR, "{\"shape\": [1], \"data\": 5}", "no list \"data\""},
	    {VALUE_TENSOR, "{\"shape\": [2], \"data\": [5]}", "of 2 numbers and \"data\" of 1"},
	    {VALUE_TENSOR, "{\"shape\": [0], \"data\": [5]}", "of 0 numbers and \"data\" of 1"},
	    {VALUE_TENSOR, "{\"shape\": [], \"data\": []}", "of 1 numbers and \"data\" of 0"},
	    {VALUE_TENSOR, "{\"shape\": [2], \"data\": [5, \"x\"]}", "element 1 is a text"},
	    {VALUE_TENSOR, "{\"shape\": [2], \"data\": [5, [6]]}", "element 1 is not a number"},
	    {VALUE_TENSOR, "{\"shape\": [-1], \"data\": []}", "a size in \"shape\""},
	    {VALUE_TENSOR, "{\"shape\": [1.5], \"data\": []}", "a size in \"shape\""},
	    {VALUE_TENSOR, "{\"shape\": [1e18], \"data\": []}", "a size in \"shape\""},
	    {VALUE_TENSOR, "{\"shape\": [\"1\"], \"data\": []}", "a size in \"shape\""},
	    {VALUE_TENSOR, "{\"shape\": [1,1,1,1,1,1,1,1,1], \"data\": [1]}", "more than 8 axes"},
	    {VALUE_TENSOR, "{\"shape\": [1000, 1001], \"data\": []}", "more than 1000000 numbers"},
	    {VALUE_TENSOR, "{\"shape\": [1000000,1000000,1000000,1000000], \"data\": []}",
		"more than 1000000 numbers"},
	    {VALUE_TENSOR, "{\"shape\": [0, 1000000, 2], \"data\": []}", "more than 1000000"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct error error = {""};
		struct value value;

		if (read_text(&value, CASES[i].kind, CASES[i].text, &error) != -1)
			fail_msg("%s is accepted", CASES[i].text);
		if (!strstr(error.text, CASES[i].words))
			fail_msg("%s: \"%s\"", CASES[i].text, error.text);
		assert_null(value.tensor.data);
	}
}

static void a_copy_of_an_empty_tensor_is_something(void **state)
{
	const struct value empty = {.kind = VALUE_TENSOR, .tensor = {NULL, 2, {3, 0}}};
	const struct value nothing = {.kind = VALUE_TENSOR};
	struct value copy;

	(void)state;
	assert_int_equal(value_copy(&copy, &empty), 0);
	assert_non_null(copy.tensor.data);
	value_release(&copy);
	assert_int_equal(value_copy(&copy, &nothing), 0);
	assert_null(copy.tensor.data);
}

static void a_copy_is_on_its_own(void **state)
{
	struct error error = {""};
	struct value value, copy;

	(void)state;
	assert_int_equal(read_text(&value, VALUE_TENSOR, "[[1, 2], [3, 4]]", &error), 0);
	assert_int_equal(value_copy(&copy, &value), 0);
	value.tensor.data[3] = 9;
	assert_true(copy.tensor.data[3] == 4);
	assert_string_equal(shape_of(copy.tensor), "2,2,");
	value_release(&value);
	value_release(&value);
	value_release(&copy);
	assert_null(copy.tensor.data);

	assert_int_equal(value_zeros(&value, (const int[]){0, 3}, 2), 0);
	assert_int_equal(value_copy(&copy, &value), 0);
	assert_non_null(copy.tensor.data);
	value_release(&value);
	value_release(&copy);
	value = (struct value){.kind = VALUE_INT, .integer = 5};
	assert_int_equal(value_copy(&copy, &value), 0);
	assert_int_equal(copy.integer, 5);
	value = (struct value){0};
	assert_int_equal(value_copy(&copy, &value), 0);
	assert_null(copy.tensor.data);
}

static void zeros_have_a_legal_shape(void **state)
{
	const int nine[9] = {1, 1, 1, 1, 1, 1, 1, 1, 1};
	struct value value;

	(void)state;
	assert_int_equal(value_zeros(&value, (const int[]){2, 3}, 2), 0);
	for (size_t i = 0; i < value_size(&value); i++)
		assert_true(value.tensor.data[i] == 0);
	value_release(&value);
	assert_int_equal(value_zeros(&value, nine, 9), -1);
	assert_int_equal(value_zeros(&value, nine, -1), -1);
	assert_int_equal(value_zeros(&value, (const int[]){-1}, 1), -1);
	assert_int_equal(value_zeros(&value, (const int[]){1000001}, 1), -1);
	assert_null(value.tensor.data);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tensors_are_read),
	    cmocka_unit_test(what_is_no_number_has_a_name),
	    cmocka_unit_test(numbers_are_read),
	    cmocka_unit_test(what_is_faulty_is_said),
	    cmocka_unit_test(a_copy_of_an_empty_tensor_is_something),
	    cmocka_unit_test(a_copy_is_on_its_own),
	    cmocka_unit_test(zeros_have_a_legal_shape),
	};

	return cmocka_run_group_tests_name("value", tests, NULL, NULL);
}
