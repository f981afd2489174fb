/* An exercise whose function takes the options of a convolution, from its manifest to its cases. */
#include "exercises/kit/lax_plan.h"
#include "grader/exercise/exercise.h"
#include "grader/exercise/fresh.h"
#include "grader/value.h"
#include "tests/unit/sample.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char MANIFEST[] =
    "{\"format\": 1, \"id\": \"sample\", \"version\": 1, \"title\": \"t\", \"difficulty\": "
    "\"hard\", \"tags\": [], \"function\": \"f\",\n"
    " \"dims\": {\"D\": [3, 6], \"E\": [3, 6], \"B\": [0, 1]},\n"
    " \"params\": [\n"
    "  {\"name\": \"lhs\", \"type\": \"tensor\", \"shape\": [\"...D\"]},\n"
    "  {\"name\": \"rhs\", \"type\": \"tensor\", \"shape\": [\"...E\"]},\n"
    "  {\"name\": \"n\", \"type\": \"int\", \"range\": [0, 3]},\n"
    "  {\"name\": \"other\", \"type\": \"tensor\", \"shape\": [\"...B\", \"2\"]},\n"
    "  {\"name\": \"o\", \"type\": \"conv_options\", \"of\": [\"lhs\", \"rhs\"]}],\n"
    " \"returns\": {\"type\": \"tensor\"},\n"
    " \"limits\": {\"time_ms\": 100, \"memory_mb\": 64, \"output_kb\": 1}, \"kit\": [],\n"
    " \"examples\": [\n"
    "  {\"args\": [[[[1]]], [[[2]]], 1, [5, 6], {}], \"want\": [2], \"says\": \"s\"},\n"
    "  {\"args\": [[[[1]]], [[[2]]], 1, [5, 6],\n"
    "    {\"window_strides\": [1, 2, 0, 3], \"lhs_dilation\": [4], \"rhs_dilation\": [5, 6],\n"
    "     \"feature_group_count\": 7, \"batch_group_count\": 8, \"pads\": [[0, 1], [-2, 3]],\n"
    "     \"dimension_numbers\": [\"NHWDXYZC\", \"HIO\", \"CNh\"]}],\n"
    "   \"want\": [2], \"says\": \"s\"},\n"
    "  {\"args\": [[[[1]]], [[[2]]], 1, [5, 6], {\"padding\": \"same_Lower\"}],\n"
    "   \"want\": [2], \"says\": \"s\"}],\n"
    " \"hints\": [\"a\", \"b\"], \"pitfalls\": [],\n"
    " \"points\": {\"worked examples\": 1, \"fresh\": 1}}";

static int write_files(void **state)
{
	if (sample_restore(state) != 0)
		return -1;
	sample_write_manifest(MANIFEST);
	sample_write_vectors("{\"format\": 1, \"exercise\": \"sample\", \"cases\": []}");
	return 0;
}

static void load(struct exercise *e)
{
	struct faults faults = {0};

	if (exercise_load(e, sample_folder, NULL, &faults) != 0)
		fail_msg("%s", faults.sentences[0]);
	faults_release(&faults);
}

static void the_options_of_a_case_are_read(void **state)
{
	static const struct packed_options NONE,
	    ALL =
		{
		    .window_strides = {1, 2, 0, 3},
		    .lhs_dilation = {4},
		    .rhs_dilation = {5, 6},
		    .feature_group_count = 7,
		    .batch_group_count = 8,
		    .pads = {{0, 1}, {-2, 3}},
		    .dimension_numbers = {"NHWDXYZC", "HIO", "CNh"},
		},
	    NAMED = {.padding = "same_Lower"};
	struct exercise e;

	(void)state;
	load(&e);
	assert_int_equal(e.params[4].kind, VALUE_OPTIONS);
	assert_int_equal(e.params[4].of[0], 0);
	assert_int_equal(e.params[4].of[1], 1);
	for (int i = 0; i < 3; i++)
		assert_int_equal(e.cases[i].args[4].kind, VALUE_OPTIONS);
	assert_memory_equal(&e.cases[0].args[4].options, &NONE, sizeof NONE);
	assert_memory_equal(&e.cases[1].args[4].options, &ALL, sizeof ALL);
	assert_memory_equal(&e.cases[2].args[4].options, &NAMED, sizeof NAMED);
	exercise_release(&e);
}

static void they_open_to_what_the_kit_takes(void **state)
{
	const struct packed_options none = {0}, all = {
						    .window_strides = {1, 2, 3, 4, 5, 6},
						    .pads = {{-1, 2}, {3, 4}, {5, 6}, {7, 8},
							{9, 10}, {11, -12}},
						    .lhs_dilation = {6, 5, 4, 3, 2, 1},
						    .rhs_dilation = {1, 1, 2, 2, 3, 3},
						    .feature_group_count = 7,
						    .batch_group_count = 8,
						    .padding = "same_LOWER",
						    .dimension_numbers = {"NHC", "HIO", "CNH"},
						};
	struct conv_options o = packed_options_open(&none);

	(void)state;
	assert_true(!o.padding && !o.dimension_numbers[0] && !o.dimension_numbers[1] &&
		    !o.dimension_numbers[2]);
	assert_true(!o.feature_group_count && !o.batch_group_count && !o.pads[5][1]);
	o = packed_options_open(&all);
	assert_memory_equal(o.window_strides, all.window_strides, sizeof o.window_strides);
	assert_memory_equal(o.pads, all.pads, sizeof o.pads);
	assert_memory_equal(o.lhs_dilation, all.lhs_dilation, sizeof o.lhs_dilation);
	assert_memory_equal(o.rhs_dilation, all.rhs_dilation, sizeof o.rhs_dilation);
	assert_true(o.feature_group_count == 7 && o.batch_group_count == 8);
	assert_ptr_equal(o.padding, all.padding);
	for (int i = 0; i < 3; i++)
		assert_ptr_equal(o.dimension_numbers[i], all.dimension_numbers[i]);
}

static const struct sample_slip SLIPS[] = {
    {", \"of\": [\"lhs\", \"rhs\"]", "", "params[4]: has no \"of\"; add it"},
    {"\"of\": [\"lhs\", \"rhs\"]", "\"of\": \"lhs\"", "params[4].of: is not a list"},
    {"\"of\": [\"lhs\", \"rhs\"]", "\"of\": [\"lhs\"]", "params[4].of: has 1 tensors; at least 2"},
    {"\"of\": [\"lhs\", \"rhs\"]", "\"of\": [\"lhs\", \"n\"]",
	"params[4].of[1]: names no tensor that stands before it"},
    {"\"of\": [\"lhs\", \"rhs\"]", "\"of\": [\"lhs\", 1]", "params[4].of[1]: names no tensor"},
    {"\"of\": [\"lhs\", \"rhs\"]", "\"of\": [\"o\", \"rhs\"]", "params[4].of[0]: names no tensor"},
    {"\"of\": [\"lhs\", \"rhs\"]", "\"of\": [\"lhs\", \"lhs\"]",
	"params[4].of: are two with the same run"},
    {"\"of\": [\"lhs\", \"rhs\"]", "\"of\": [\"other\", \"rhs\"]",
	"params[4].of[0]: is \"other\", whose shape must be one run"},
    {"\"of\": [\"lhs\", \"rhs\"]", "\"of\": [\"lhs\", \"rhs\"], \"range\": [0, 1]",
	"params[4]: has \"range\", which means nothing here; known are name, type, of"},
    {"\"of\": [\"lhs\", \"rhs\"]}",
	"\"of\": [\"lhs\", \"rhs\"]}, {\"name\": \"p\", \"type\": \"conv_options\", "
	"\"of\": [\"lhs\", \"rhs\"]}",
	"params[5].of: are of a second convolution; there can be one"},
    {"[5, 6], {}]", "[5, 6], 0]", "examples[0].args[4]: is not an object"},
    {"[5, 6], {}]", "[5, 6], [1]]", "examples[0].args[4]: is not an object"},
    {"[5, 6], {}]", "[5, 6], {\"strides\": [1]}]",
	"args[4]: has \"strides\", which means nothing here; known are window_strides, padding"},
    {"\"lhs_dilation\": [4]", "\"rhs_dilation\": [4]",
	"examples[1].args[4]: has \"rhs_dilation\" 2 times"},
    {"\"lhs_dilation\": [4]", "\"lhs_dilation\": 4", "args[4].lhs_dilation: is not a list"},
    {"\"lhs_dilation\": [4]", "\"lhs_dilation\": [4, -1]",
	"args[4].lhs_dilation[1]: is not a whole number from 0 to 10000"},
    {"\"rhs_dilation\": [5, 6]", "\"rhs_dilation\": [5, 6.5]",
	"args[4].rhs_dilation[1]: is not a whole"},
    {"[1, 2, 0, 3]", "[1, 2, 0, 3, 1, 1, 1]", "window_strides: has 7 numbers; at most 6"},
    {"[1, 2, 0, 3]", "[10001]", "args[4].window_strides[0]: is not a whole number"},
    {"\"feature_group_count\": 7", "\"feature_group_count\": [7]",
	"args[4].feature_group_count: is not a whole number"},
    {"\"batch_group_count\": 8", "\"batch_group_count\": -8",
	"args[4].batch_group_count: is not a whole number from 0"},
    {"[[0, 1], [-2, 3]]", "[[0, 1], [-2]]", "args[4].pads[1]: has 1 numbers; at least 2"},
    {"[[0, 1], [-2, 3]]", "[1, [0, 1]]", "args[4].pads[0]: is not a list"},
    {"[[0, 1], [-2, 3]]", "[[0, 1], [-2, \"3\"]]", "args[4].pads[1][1]: is not a whole number"},
    {"[[0, 1], [-2, 3]]", "[[1,1],[1,1],[1,1],[1,1],[1,1],[1,1],[1,1]]", "pads: has 7 pairs"},
    {"[[0, 1], [-2, 3]]", "[[0, 1]], \"padding\": \"VALID\"",
	"examples[1].args[4]: has \"padding\" and \"pads\"; keep one"},
    {"\"same_Lower\"", "\"same lower\"", "args[4].padding: is none of VALID, SAME, SAME_LOWER"},
    {"\"same_Lower\"", "\"\"", "args[4].padding: is none of VALID"},
    {"\"same_Lower\"", "null", "args[4].padding: is none of VALID"},
    {"[\"NHWDXYZC\", \"HIO\", \"CNh\"]", "[\"NHC\", \"HIO\"]",
	"args[4].dimension_numbers: has 2 layouts; at least 3"},
    {"[\"NHWDXYZC\", \"HIO\", \"CNh\"]", "\"NHC\"", "args[4].dimension_numbers: is not a list"},
    {"\"NHWDXYZC\"", "\"NHWDXYZCA\"", "dimension_numbers[0]: is 9 bytes long; 8 are allowed"},
    {"\"CNh\"", "\"\"", "args[4].dimension_numbers[2]: is empty"},
    {"\"CNh\"", "3", "args[4].dimension_numbers[2]: is not a text"},
};

static void one_slip_is_one_fault(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof SLIPS / sizeof *SLIPS; i++)
		sample_check_slip("exercise.json", MANIFEST, &SLIPS[i]);
}

/* Fresh cases: options and shapes that the kit can make a plan of, and the rest as ever. */
static void fresh_options_suit_their_tensors(void **state)
{
	enum { COUNT = 400 };
	struct test_case *cases = NULL;
	struct error error = {""};
	struct exercise e;
	int ranks[TENSOR_MAX_RANK + 1] = {0};

	(void)state;
	load(&e);
	assert_int_equal(fresh_draw(&cases, &e, 11, COUNT, &error), 0);
	for (int i = 0; i < COUNT; i++) {
		const struct value *args = cases[i].args;
		struct conv_options o = packed_options_open(&args[4].options);

		lax_plan_make(args[0].tensor, args[1].tensor, &o);
		ranks[args[0].tensor.rank]++;
		assert_int_equal(args[3].tensor.shape[args[3].tensor.rank - 1], 2);
		assert_in_range(args[2].integer, 0, 3);
	}
	for (int rank = 0; rank <= TENSOR_MAX_RANK; rank++)
		assert_in_range(ranks[rank], rank >= 3 && rank <= 6 ? COUNT / 20 : 0,
		    rank >= 3 && rank <= 6 ? COUNT : 0);
	fresh_release(cases, COUNT);
	exercise_release(&e);
}

static void ranks_that_never_agree_are_an_error(void **state)
{
	char *text = sample_changed(MANIFEST, "\"E\": [3, 6]", "\"E\": [2, 2]");
	struct test_case *cases = NULL;
	struct error error = {""};
	struct faults faults = {0};
	struct exercise e;

	(void)state;
	sample_write_manifest(text);
	assert_int_equal(exercise_load(&e, sample_folder, NULL, &faults), 0);
	assert_int_equal(fresh_draw(&cases, &e, 1, 1, &error), -1);
	assert_non_null(strstr(error.text, "cannot draw a fresh case of sample"));
	exercise_release(&e);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(the_options_of_a_case_are_read, write_files),
	    cmocka_unit_test(they_open_to_what_the_kit_takes),
	    cmocka_unit_test_setup(one_slip_is_one_fault, write_files),
	    cmocka_unit_test_setup(fresh_options_suit_their_tensors, write_files),
	    cmocka_unit_test_setup(ranks_that_never_agree_are_an_error, write_files),
	};

	return cmocka_run_group_tests_name("conv_options", tests, sample_make, sample_remove);
}
