/* Anything at all as a manifest: faults, or an exercise that fresh cases can be asked of, and drawn
 * as its picture says. */
#include "grader/exercise/exercise.h"
#include "grader/exercise/fresh.h"
#include "grader/value.h"
#include "src/draw/convolution.h"
#include "tests/fuzz/edited.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char GOOD[] =
    "{\"format\":1,\"id\":\"sample\",\"version\":1,\"title\":\"t\",\"difficulty\":\"hard\","
    "\"tags\":[\"a\"],\"function\":\"f\",\"dims\":{\"B\":[0,2],\"L\":[1,4],\"K\":[1,3],"
    "\"D\":[2,4],\"E\":[2,4]},"
    "\"where\":[\"K <= L + 3 && g > 0\"],\"params\":["
    "{\"name\":\"x\",\"type\":\"tensor\",\"shape\":[\"...B\",\"L\",\"g*(K-1)/2\"]},"
    "{\"name\":\"g\",\"type\":\"int\",\"range\":[0,3]},"
    "{\"name\":\"m\",\"type\":\"float\",\"choices\":[0,1]},"
    "{\"name\":\"l\",\"type\":\"tensor\",\"shape\":[\"...D\"]},"
    "{\"name\":\"r\",\"type\":\"tensor\",\"shape\":[\"...E\"]},"
    "{\"name\":\"o\",\"type\":\"conv_options\",\"of\":[\"l\",\"r\"]}],\"returns\":{\"type\":"
    "\"tensor\"},"
    "\"picture\":{\"input\":\"l\",\"kernel\":\"r\",\"bias\":\"x\",\"stride\":\"g+1\",\"flip\":true,"
    "\"padding\":{\"param\":\"m\",\"names\":[\"VALID\",\"REFLECT\"]},\"groups\":1},"
    "\"limits\":{\"time_ms\":100,\"memory_mb\":64,\"output_kb\":1},\"kit\":[\"tensor\",\"lax\"],"
    "\"examples\":[{\"args\":[[[1,2],[3,\"nan\"]],1,0,[[1]],[[2]],"
    "{\"padding\":\"same\",\"window_strides\":[1,2],\"dimension_numbers\":[\"NC\",\"IO\",\"NC\"]}],"
    "\"want\":[1],\"says\":\"s\",\"tol\":0}],"
    "\"hints\":[\"a\",\"b\"],\"pitfalls\":[{\"id\":\"p\",\"title\":\"t\",\"explain\":\"e\","
    "\"hint\":\"h\"}],\"points\":{\"worked examples\":1,\"fresh\":1}}";

static void check_picture(const struct exercise *exercise, const struct value *args)
{
	struct convolution convolution;

	if (convolution_read(&convolution, exercise, args) == 1 && !convolution.lengths_only &&
	    convolution_size(&convolution) > 0) {
		struct spot spot =
		    convolution_spot(&convolution, convolution_size(&convolution) - 1);
		struct window window;
		float *values;

		if (convolution_window(&window, &values, &convolution, &spot) == 0)
			window_output(&window, spot.row, spot.column);
		free(values);
	}
	convolution_release(&convolution);
}

static void check_fresh(const struct exercise *exercise)
{
	struct error error = {""};
	struct test_case *cases = NULL;
	size_t total = 0;

	if (fresh_draw(&cases, exercise, 1, 1, &error) != 0) {
		if (!error.text[0])
			abort();
		return;
	}
	for (int i = 0; i < exercise->param_count; i++)
		if (cases[0].args[i].kind == VALUE_TENSOR)
			total += value_size(&cases[0].args[i]);
	if (total > FRESH_NUMBERS_MAX)
		abort();
	check_picture(exercise, cases[0].args);
	fresh_release(cases, 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct exercise exercise;
	struct faults faults = {0};
	static int made;

	if (!made)
		edited_make();
	made = 1;
	edited_write_input("sample/exercise.json", GOOD, data, size);
	int result = exercise_load(&exercise, edited_path("sample"), NULL, &faults);

	if ((result == 0) != (faults.count == 0))
		abort();
	if (result == 0)
		check_fresh(&exercise);
	exercise_release(&exercise);
	faults_release(&faults);
	return 0;
}
