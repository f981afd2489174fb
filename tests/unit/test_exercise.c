#include "grader/exercise/exercise.h"
#include "grader/value.h"
#include "tests/unit/sample.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void load_sample(struct exercise *e, const char *vectors)
{
	struct faults faults = {0};

	if (exercise_load(e, sample_folder, vectors, &faults) != 0)
		fail_msg("%s", faults.sentences[0]);
	assert_int_equal(faults.count, 0);
	faults_release(&faults);
}

static void the_manifest_is_read(void **state)
{
	struct exercise e;

	(void)state;
	load_sample(&e, sample_vectors);
	assert_string_equal(e.id, "sample");
	assert_string_equal(e.folder, sample_folder);
	assert_string_equal(e.title, "A caf\xc3\xa9");
	assert_string_equal(e.difficulty, "medium");
	assert_string_equal(e.function, "my_sample");
	assert_int_equal(e.version, 3);
	assert_int_equal(e.tag_count, 2);
	assert_string_equal(e.tags[1], "groups");
	assert_int_equal(e.dim_count, 4);
	assert_string_equal(e.dims[1].name, "L");
	assert_true(e.dims[1].low == 1 && e.dims[1].high == 40);
	assert_int_equal(e.where_count, 2);
	assert_string_equal(e.where[0], "K <= L + 3");
	assert_int_equal(e.returns, VALUE_TENSOR);
	assert_int_equal(e.limits.time_ms, 1000);
	assert_int_equal(e.limits.memory_mb, 256);
	assert_int_equal(e.limits.output_kb, 64);
	assert_int_equal(e.kit, 1U << KIT_TENSOR | 1U << KIT_NN);
	assert_int_equal(e.hint_count, 3);
	assert_string_equal(e.hints[2], "three");
	assert_int_equal(e.pitfall_count, 2);
	assert_string_equal(e.pitfalls[0].id, "pad-front");
	assert_string_equal(e.pitfalls[1].title, "t2");
	assert_string_equal(e.pitfalls[1].explain, "e2");
	assert_string_equal(e.pitfalls[1].hint, "h2");
	assert_int_equal(e.category_count, 4);
	assert_string_equal(e.categories[1].name, "valid");
	assert_true(e.categories[1].points == 2.5 && e.categories[2].points == 0);
	exercise_release(&e);
}

static void the_picture_is_read(void **state)
{
	struct exercise e;

	(void)state;
	load_sample(&e, sample_vectors);
	assert_true(e.sketch.known && e.sketch.flip);
	assert_int_equal(e.sketch.options, -1);
	assert_int_equal(e.sketch.input, 0);
	assert_int_equal(e.sketch.kernel, 1);
	assert_int_equal(e.sketch.bias, -1);
	assert_null(e.sketch.seed);
	assert_string_equal(e.sketch.stride, "2");
	assert_string_equal(e.sketch.dilation, "groups + 1");
	assert_null(e.sketch.groups);
	assert_int_equal(e.sketch.chooser, 3);
	assert_int_equal(e.sketch.padding_count, 3);
	assert_int_equal(e.sketch.paddings[2], PADDING_CAUSAL);
	exercise_release(&e);
}

static void the_parameters_are_read(void **state)
{
	struct exercise e;

	(void)state;
	load_sample(&e, sample_vectors);
	assert_int_equal(e.param_count, 5);
	assert_string_equal(e.params[0].name, "x");
	assert_int_equal(e.params[0].kind, VALUE_TENSOR);
	assert_int_equal(e.params[0].rank, 3);
	assert_string_equal(e.params[0].shape[0], "...B");
	assert_string_equal(e.params[0].shape[2], "groups*Cg");
	assert_int_equal(e.params[2].kind, VALUE_INT);
	assert_true(e.params[2].low == 1 && e.params[2].high == 4);
	assert_null(e.params[2].choices);
	assert_int_equal(e.params[3].kind, VALUE_FLOAT);
	assert_int_equal(e.params[3].choice_count, 3);
	assert_true(e.params[3].choices[2] == 2.5);
	assert_true(e.params[4].low == -1 && e.params[4].high == 2);
	exercise_release(&e);
}

static void the_cases_are_read(void **state)
{
	struct exercise e;

	(void)state;
	load_sample(&e, sample_vectors);
	assert_int_equal(e.case_count, 4);
	const struct test_case *c = e.cases;

	assert_string_equal(c[0].name, "example 1");
	assert_string_equal(c[0].category, "worked examples");
	assert_string_equal(c[0].why, "a b");
	assert_false(c[0].hidden);
	assert_int_equal(c[0].args[0].tensor.rank, 2);
	assert_true(c[0].args[0].tensor.data[5] == 6);
	assert_int_equal(c[0].args[2].integer, 2);
	assert_true(c[0].args[4].real == 1);
	assert_true(fabs(c[0].tol - 1e-4) < 1e-12);
	assert_string_equal(c[1].name, "example 2");
	assert_true(c[1].tol == 0.5);
	assert_int_equal(value_size(&c[1].want), 0);
	assert_string_equal(c[2].name, "valid 1");
	assert_string_equal(c[2].category, "valid");
	assert_string_equal(c[2].why, "the first");
	assert_string_equal(c[2].source, "jax 0.10.2");
	assert_true(c[2].hidden && c[2].tol == 1e-6);
	assert_true(isnan(c[2].args[0].tensor.data[1]));
	assert_true(c[2].args[0].tensor.data[3] == -INFINITY);
	assert_true(isfinite(c[2].want.tensor.data[0]));
	assert_int_equal(c[3].want.tensor.rank, 0);
	assert_true(c[3].want.tensor.data[0] == 7);
	exercise_release(&e);
}

static void an_infinite_want_does_not_widen_the_tolerance(void **state)
{
	char *text = sample_changed(SAMPLE_MANIFEST, "[-9, 6]", "[\"-inf\", 6, \"nan\"]");
	struct exercise e;

	(void)state;
	sample_write_manifest(text);
	load_sample(&e, sample_vectors);
	assert_true(fabs(e.cases[0].tol - 7e-5) < 1e-12);
	exercise_release(&e);
	free(text);
}

static void without_vectors_the_examples_are_there(void **state)
{
	struct exercise e;

	(void)state;
	load_sample(&e, NULL);
	assert_int_equal(e.case_count, 2);
	exercise_release(&e);
}

static void releasing_is_always_safe(void **state)
{
	struct exercise e = {0};

	(void)state;
	exercise_release(&e);
	load_sample(&e, sample_vectors);
	exercise_release(&e);
	exercise_release(&e);
	assert_null(e.id);
	assert_int_equal(e.case_count, 0);
}

static void a_result_may_be_an_int(void **state)
{
	static const char manifest[] =
	    "{\"format\":1,\"id\":\"sample\",\"version\":1,\"title\":\"t\",\"difficulty\":\"easy\","
	    "\"tags\":[],\"function\":\"f\",\"params\":[{\"name\":\"n\",\"type\":\"int\",\"range\":"
	    "[0,9]}],\"returns\":{\"type\":\"int\"},\"limits\":{\"time_ms\":10,\"memory_mb\":16,"
	    "\"output_kb\":1},\"kit\":[],\"examples\":[{\"args\":[3],\"want\":-4,\"says\":\"s\"}],"
	    "\"hints\":[\"a\",\"b\"],\"pitfalls\":[],\"points\":{\"worked examples\":0,\"a\":1}}";
	static const char vectors[] =
	    "{\"format\":1,\"exercise\":\"sample\",\"cases\":[{\"name\":\"n\",\"category\":\"a\","
	    "\"why\":\"w\",\"args\":[2147483647],\"want\":5,\"source\":\"s\"}]}";
	struct exercise e;

	(void)state;
	sample_write_manifest(manifest);
	sample_write_vectors(vectors);
	load_sample(&e, sample_vectors);
	assert_int_equal(e.returns, VALUE_INT);
	assert_int_equal(e.cases[0].want.integer, -4);
	assert_true(e.cases[0].want.kind == VALUE_INT && e.cases[0].tol == 0);
	assert_int_equal(e.cases[1].args[0].integer, 2147483647);
	exercise_release(&e);
}

static void the_folder_may_be_named_in_any_way(void **state)
{
	static const char *const ENDS[] = {"/", "/.", "/../sample", "//../sample/"};
	char path[256], before[256];
	struct faults faults = {0};
	struct exercise e;

	(void)state;
	for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
		snprintf(path, sizeof path, "%s%s", sample_folder, ENDS[i]);
		assert_int_equal(exercise_load(&e, path, sample_vectors, &faults), 0);
		exercise_release(&e);
	}
	assert_non_null(getcwd(before, sizeof before));
	assert_int_equal(chdir(sample_folder), 0);
	assert_int_equal(exercise_load(&e, ".", "../vectors.json", &faults), 0);
	assert_int_equal(chdir(before), 0);
	exercise_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(the_manifest_is_read, sample_restore),
	    cmocka_unit_test_setup(the_picture_is_read, sample_restore),
	    cmocka_unit_test_setup(the_parameters_are_read, sample_restore),
	    cmocka_unit_test_setup(the_cases_are_read, sample_restore),
	    cmocka_unit_test_setup(an_infinite_want_does_not_widen_the_tolerance, sample_restore),
	    cmocka_unit_test_setup(without_vectors_the_examples_are_there, sample_restore),
	    cmocka_unit_test_setup(releasing_is_always_safe, sample_restore),
	    cmocka_unit_test_setup(a_result_may_be_an_int, sample_restore),
	    cmocka_unit_test_setup(the_folder_may_be_named_in_any_way, sample_restore),
	};

	return cmocka_run_group_tests_name("exercise", tests, sample_make, sample_remove);
}
