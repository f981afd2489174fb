/*
 * What the manifests' pictures say, held to what JAX says: for each built-in exercise that has a
 * picture, and each of its cases, every number of the wanted result is the sum under the window
 * that would be drawn for it.
 */
#include "grader/exercise/exercise.h"
#include "grader/value.h"
#include "src/content.h"
#include "src/draw/convolution.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct content content;

static int open_content(void **state)
{
	struct error error;

	(void)state;
	return content_open_at(&content, ".", &error);
}

static int close_content(void **state)
{
	(void)state;
	content_release(&content);
	return 0;
}

static void load(struct exercise *exercise, const char *id)
{
	char *folder = content_folder(&content, id), *vectors = content_vectors(&content, id);
	struct faults faults = {0};

	if (exercise_load(exercise, folder, vectors, &faults) != 0)
		fail_msg("%s: %s", id, faults.sentences[0]);
	faults_release(&faults);
	free(folder);
	free(vectors);
}

/* The whole plane of one feature of one entry. */
static void check_plane(const struct convolution *c, const struct test_case *of, struct spot spot)
{
	struct window window;
	float *values;

	assert_int_equal(convolution_window(&window, &values, c, &spot), 0);
	for (spot.row = 0; spot.row < window.rows.output; spot.row++)
		for (spot.column = 0; spot.column < window.columns.output; spot.column++) {
			long long at = convolution_number(c, &spot);
			struct spot back = convolution_spot(c, at);
			double sum = window_output(&window, spot.row, spot.column);
			double want = of->want.tensor.data[at];

			assert_memory_equal(&back, &spot, sizeof spot);
			if (!(fabs(sum - want) <= of->tol))
				fail_msg("%s: number %lld is %g, and its window sums to %g",
				    of->name, at, want, sum);
		}
	free(values);
}

static void check_tensor(const struct convolution *c, const struct test_case *of)
{
	long long size = convolution_size(c);

	if (size != (long long)value_size(&of->want))
		fail_msg(
		    "%s: %lld numbers where %zu are wanted", of->name, size, value_size(&of->want));
	if (size == 0)
		return;
	struct spot last = convolution_spot(c, size - 1);

	for (int entry = 0; entry <= last.entry; entry++)
		for (int feature = 0; feature <= last.feature; feature++)
			check_plane(c, of, (struct spot){entry, feature, 0, 0});
}

/* 1 if there is something to draw. */
static int check_case(const struct exercise *exercise, const struct test_case *of)
{
	struct convolution c;
	int known = convolution_read(&c, exercise, of->args);

	assert_int_not_equal(known, -1);
	if (known && c.lengths_only)
		assert_int_equal(c.axis[0].output, of->want.integer);
	else if (known)
		check_tensor(&c, of);
	convolution_release(&c);
	return known;
}

/* Only what has more axes of space than two cannot be drawn. */
static void check_undrawn(const struct exercise *exercise, const struct test_case *of)
{
	for (int i = 0; i < exercise->param_count; i++)
		if (of->args[i].kind == VALUE_TENSOR && of->args[i].tensor.rank > 4)
			return;
	fail_msg("%s: \"%s\" cannot be drawn", exercise->id, of->name);
}

static void every_window_sums_to_what_is_wanted(void **state)
{
	int drawn = 0;

	(void)state;
	for (int i = 0; i < content_count(&content); i++) {
		struct exercise exercise;

		load(&exercise, content_numbered(&content, i + 1));
		for (int k = 0; k < exercise.case_count && exercise.sketch.known; k++)
			if (!check_case(&exercise, &exercise.cases[k]))
				check_undrawn(&exercise, &exercise.cases[k]);
		drawn += exercise.sketch.known;
		exercise_release(&exercise);
	}
	assert_int_equal(drawn, 18);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_window_sums_to_what_is_wanted),
	};

	return cmocka_run_group_tests_name("convolution", tests, open_content, close_content);
}
