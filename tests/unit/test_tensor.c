#include "exercises/kit/tensor.h"
#include "tests/unit/refusal.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static tensor counted(int rows, int columns)
{
	tensor t = tensor_zeros(rows, columns);

	for (int i = 0; i < tensor_size(t); i++)
		t.data[i] = (float)i;
	return t;
}

static void assert_shape(tensor t, const int *shape, int rank)
{
	assert_int_equal(t.rank, rank);
	assert_memory_equal(t.shape, shape, (size_t)rank * sizeof *shape);
}
#define assert_shape(t, ...) \
	assert_shape(t, TENSOR_INTS(__VA_ARGS__), TENSOR_INT_COUNT(__VA_ARGS__))

static int release(void **state)
{
	(void)state;
	kit_release();
	return 0;
}

static void zeros_have_their_shape(void **state)
{
	(void)state;
	tensor t = tensor_zeros(2, 3, 4);

	assert_shape(t, 2, 3, 4);
	assert_int_equal(tensor_size(t), 24);
	for (int i = 0; i < 24; i++)
		assert_true(t.data[i] == 0);
}

static void a_single_number_has_rank_0(void **state)
{
	(void)state;
	tensor t = tensor_zeros();

	assert_int_equal(t.rank, 0);
	assert_int_equal(tensor_size(t), 1);
}

static void a_size_of_0_is_legal(void **state)
{
	(void)state;
	tensor t = tensor_zeros(3, 0, INT_MAX, INT_MAX);

	assert_int_equal(tensor_size(t), 0);
	assert_int_equal(tensor_size((tensor){.rank = 1}), 0);
}

static void what_is_no_shape_is_refused(void **state)
{
	(void)state;
	assert_refused(tensor_zeros(2, -1), "axis 1 of shape (2, -1) is -1");
	assert_refused(tensor_zeros(1, 1, 1, 1, 1, 1, 1, 1, 1), "0 to 8 axes, not 9");
	assert_refused(tensor_zeros(65536, 65536), "(65536, 65536) holds more than 2147483647");
	assert_refused(tensor_zeros(46341, 46341), "(46341, 46341) holds more than 2147483647");
	assert_refused(tensor_size((tensor){.rank = 2, .shape = {65536, 32768}}), "holds more");
	assert_refused(tensor_of((int[]){1}, -1), "not -1");
	assert_refused(tensor_size((tensor){.rank = 1, .shape = {3}}), "has no data");
	assert_refused(tensor_size((tensor){.rank = 1, .shape = {1}}), "has no data");
	assert_refused(tensor_size((tensor){.rank = 0}), "has no data");
	assert_refused(tensor_size((tensor){.rank = 99}), "not 99");
}

static void the_largest_size_is_counted(void **state)
{
	float number = 0;

	(void)state;
	assert_int_equal(
	    tensor_size((tensor){.data = &number, .rank = 2, .shape = {INT_MAX, 1}}), INT_MAX);
}

static void a_refusal_names_who_was_called(void **state)
{
	(void)state;
	assert_refused(tensor_zeros(-3), "tensor_zeros: axis 0 of shape (-3,) is -3");
	assert_refused(tensor_of((int[]){-3}, 1), "tensor_of: axis 0 of shape (-3,) is -3");
}

static void at_finds_the_element_in_row_major_order(void **state)
{
	(void)state;
	tensor t = counted(3, 4);

	assert_true(*tensor_at(t, 2, 1) == 9);
	*tensor_at(t, 0, 3) = 70;
	assert_true(t.data[3] == 70);
	assert_ptr_equal(tensor_at(tensor_reshape(t, 2, 2, 3), 1, 0, 2), t.data + 8);
}

static void an_index_outside_is_refused_by_name(void **state)
{
	(void)state;
	tensor image = counted(3, 4);

	assert_refused(tensor_at(image, 2, 4),
	    "tensor_at(image, ...): index 4 is outside axis 1, whose size is 4 (shape (3, 4))");
	image = counted(3, 4);
	assert_refused(tensor_at(image, -1, 0), "index -1 is outside axis 0, whose size is 3");
	image = counted(3, 4);
	assert_refused(tensor_at(image, 1), "1 index given, but image has 2 axes, shape (3, 4)");
	image = counted(3, 4);
	assert_refused(tensor_at(image, 1, 1, 1), "3 indices given");
	image = (tensor){.rank = 1, .shape = {3}};
	assert_refused(tensor_at(image, 0), "tensor_at: a tensor of shape (3,) has no data");
	image.rank = 99;
	assert_refused(tensor_at(image, 0), "tensor_at: a tensor has 0 to 8 axes, not 99");
}

static void reshape_shares_the_numbers(void **state)
{
	(void)state;
	tensor t = counted(3, 4);
	tensor u = tensor_reshape(t, 2, -1, 3);

	assert_shape(u, 2, 2, 3);
	assert_ptr_equal(u.data, t.data);
	assert_shape(tensor_reshape(t, -1), 12);
	assert_int_equal(tensor_reshaped(tensor_zeros(1), NULL, 0).rank, 0);
}

static void reshape_of_an_empty_tensor(void **state)
{
	(void)state;
	tensor empty = tensor_zeros(0);
	tensor no_data = {.rank = 2, .shape = {0, 3}};

	assert_shape(tensor_reshape(empty, 1, 1, -1), 1, 1, 0);
	assert_shape(tensor_reshape(empty, 0, -1), 0, 0);

	assert_shape(tensor_reshape(no_data, 3, -1), 3, 0);
}

static void a_reshape_that_does_not_fit_is_refused(void **state)
{
	(void)state;
	assert_refused(tensor_reshape(counted(3, 4), 5, -1),
	    "shape (5, -1) cannot take the 12 numbers of shape (3, 4)");
	assert_refused(tensor_reshape(counted(3, 4), 3, 5), "cannot take the 12 numbers");
	assert_refused(tensor_reshape(counted(3, 4), -1, 4, -1), "only one size can be -1");
	assert_refused(tensor_reshape(counted(3, 4), -3, -4),
	    "tensor_reshape: axis 0 of shape (-3, -4) is -3; a size is 0 or more");
	assert_refused(tensor_reshape(counted(3, 4), -1, -12), "axis 1 of shape (-1, -12) is -12");
	assert_refused(tensor_reshape(counted(3, 4), INT_MIN, INT_MIN, INT_MIN, INT_MIN, -1),
	    "axis 0 of shape (-2147483648, -2147483648, -2147483648, -2147483648, -1)");
	assert_refused(
	    tensor_reshape(counted(3, 4), 65536, 65536), "shape (65536, 65536) holds more");
	assert_refused(tensor_reshape(counted(3, 4), 0, -1), "cannot take the 12 numbers");
	assert_refused(tensor_reshape(counted(3, 4), 65536, 65536, 65536, -1), "cannot take");
	assert_refused(tensor_reshape(counted(3, 4), 1, 1, 1, 1, 1, 1, 1, 1, -1), "not 9");
	assert_refused(tensor_reshape(tensor_zeros(0), 3), "cannot take the 0 numbers");
}

static void transpose_permutes_a_copy(void **state)
{
	(void)state;
	tensor t = tensor_reshape(counted(6, 4), 2, 3, 4);
	tensor u = tensor_transpose(t, 2, 0, 1);

	assert_shape(u, 4, 2, 3);
	assert_ptr_not_equal(u.data, t.data);
	for (int i = 0; i < 2; i++)
		for (int j = 0; j < 3; j++)
			for (int k = 0; k < 4; k++)
				assert_true(*tensor_at(u, k, i, j) == *tensor_at(t, i, j, k));
	assert_shape(tensor_transpose(tensor_zeros(0, 3), 1, 0), 3, 0);
}

static void what_is_no_permutation_is_refused(void **state)
{
	(void)state;
	assert_refused(tensor_transpose(counted(3, 4), 0, 0),
	    "(0, 0) does not name each of the 2 axes of shape (3, 4) once");
	assert_refused(tensor_transpose(counted(3, 4), 0), "(0,) does not name");
	assert_refused(tensor_transpose(counted(3, 4), 1, 2), "does not name");
	assert_refused(tensor_transpose(counted(3, 4), 1, 0, 1), "does not name");
	assert_refused(tensor_transpose(counted(3, 4), 0, 1, 2, 3, 4, 5, 6, 7, 8), "does not name");
}

static void add_repeats_over_leading_axes(void **state)
{
	(void)state;
	tensor sum = tensor_add(counted(2, 3), tensor_reshape(counted(1, 3), 3));
	const float want[] = {0, 2, 4, 3, 5, 7};

	assert_shape(sum, 2, 3);
	assert_memory_equal(sum.data, want, sizeof want);
}

static void add_repeats_an_axis_of_1(void **state)
{
	(void)state;
	tensor column = tensor_reshape(counted(1, 2), 2, 1);
	tensor sum = tensor_add(counted(2, 3), column);
	const float want[] = {0, 1, 2, 4, 5, 6};

	assert_memory_equal(sum.data, want, sizeof want);
	assert_true(tensor_add(counted(1, 2), tensor_zeros()).data[1] == 1);
	assert_int_equal(tensor_size(tensor_add(tensor_zeros(0, 3), tensor_zeros(3))), 0);
}

static void shapes_that_cannot_be_added_are_refused(void **state)
{
	(void)state;
	assert_refused(tensor_add(counted(2, 3), tensor_zeros(2)),
	    "tensor_add: shape (2,) cannot be repeated to fill shape (2, 3)");
	assert_refused(tensor_add(tensor_zeros(3), counted(2, 3)), "(2, 3) cannot be repeated");
	assert_refused(tensor_add(tensor_zeros(1), tensor_zeros(3)), "(3,) cannot be repeated");
}

static void too_much_memory_is_told_from_a_misuse(void **state)
{
	(void)state;
	assert_refused(kit_alloc(SIZE_MAX / 2, 4), "out of memory");
	assert_int_equal(the_refusal.fault, KIT_OUT_OF_MEMORY);
	assert_refused(kit_alloc(SIZE_MAX - 8, 1), "out of memory");
	assert_refused(kit_alloc(SIZE_MAX / 4, 4), "out of memory");
	assert_non_null(kit_alloc(3, 0));
	assert_refused(tensor_zeros(-1), "a size is 0 or more");
	assert_int_equal(the_refusal.fault, KIT_MISUSE);
}

static void writing_beside_a_tensor_is_noticed(void **state)
{
	(void)state;
	tensor t = tensor_zeros(3), other = tensor_zeros(5);

	t.data[2] = other.data[0] = 1;
	kit_check();
	t.data[-1] = 1;
	assert_refused(kit_check(), "before the first number");
	kit_release();
	tensor_zeros(3).data[3] = 1;
	tensor_zeros(3);
	assert_refused(kit_check(), "behind the last number");
	kit_release();
	tensor_zeros(3).data[3] += 1;
	assert_refused(kit_check(), "behind the last number");
	kit_release();
	tensor_zeros(3).data[-1] += 0;
	assert_refused(kit_check(), "before the first number");
	kit_release();
	tensor_zeros(0).data[0] = 0;
	assert_refused(kit_check(), "behind the last number");
	kit_release();
	kit_check();
}

/* In a process of its own, which it ends. */
static void without_a_handler_the_sentence_is_printed(void **state)
{
	char said[600] = "";
	int ends[2], status = 0;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		kit_on_fault(NULL);
		tensor_zeros(-1);
		_exit(0);
	}
	close(ends[1]);
	FILE *from = fdopen(ends[0], "r");

	assert_non_null(from);
	assert_non_null(fgets(said, sizeof said, from));
	fclose(from);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 1);
	assert_string_equal(
	    said, "tensor_zeros: axis 0 of shape (-1,) is -1; a size is 0 or more\n");
}

static void a_long_sentence_is_cut(void **state)
{
	char words[2000];

	(void)state;
	memset(words, 'x', sizeof words);
	words[sizeof words - 1] = '\0';
	assert_refused((kit_refuse("%s", words), 0), "xxxx");

	struct kit_text text = {0};

	for (int i = 0; i < 100; i++)
		kit_text_add_list(&text, (int[]){INT_MIN, INT_MAX}, 2);
	assert_int_equal(strlen(text.bytes), sizeof text.bytes - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(zeros_have_their_shape),
	    cmocka_unit_test(a_single_number_has_rank_0),
	    cmocka_unit_test(a_size_of_0_is_legal),
	    cmocka_unit_test(what_is_no_shape_is_refused),
	    cmocka_unit_test(the_largest_size_is_counted),
	    cmocka_unit_test(a_refusal_names_who_was_called),
	    cmocka_unit_test(at_finds_the_element_in_row_major_order),
	    cmocka_unit_test(an_index_outside_is_refused_by_name),
	    cmocka_unit_test(reshape_shares_the_numbers),
	    cmocka_unit_test(reshape_of_an_empty_tensor),
	    cmocka_unit_test(a_reshape_that_does_not_fit_is_refused),
	    cmocka_unit_test(transpose_permutes_a_copy),
	    cmocka_unit_test(what_is_no_permutation_is_refused),
	    cmocka_unit_test(add_repeats_over_leading_axes),
	    cmocka_unit_test(add_repeats_an_axis_of_1),
	    cmocka_unit_test(shapes_that_cannot_be_added_are_refused),
	    cmocka_unit_test(too_much_memory_is_told_from_a_misuse),
	    cmocka_unit_test(writing_beside_a_tensor_is_noticed),
	    cmocka_unit_test(without_a_handler_the_sentence_is_printed),
	    cmocka_unit_test(a_long_sentence_is_cut),
	};

	return cmocka_run_group_tests_name("tensor", tests, NULL, release);
}
