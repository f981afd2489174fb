/* Anything at all as vectors: faults, or cases that are whole. */
#include "grader/exercise/exercise.h"
#include "grader/value.h"
#include "tests/fuzz/edited.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char MANIFEST[] =
    "{\"format\":1,\"id\":\"sample\",\"version\":1,\"title\":\"t\",\"difficulty\":\"hard\","
    "\"tags\":[],\"function\":\"f\",\"dims\":{\"B\":[0,2],\"L\":[1,4],\"D\":[2,4],\"E\":[2,4]},"
    "\"params\":["
    "{\"name\":\"x\",\"type\":\"tensor\",\"shape\":[\"...B\",\"L\",\"g*2\"]},"
    "{\"name\":\"g\",\"type\":\"int\",\"range\":[0,3]},"
    "{\"name\":\"m\",\"type\":\"float\",\"choices\":[0,1]},"
    "{\"name\":\"l\",\"type\":\"tensor\",\"shape\":[\"...D\"]},"
    "{\"name\":\"r\",\"type\":\"tensor\",\"shape\":[\"...E\"]},"
    "{\"name\":\"o\",\"type\":\"conv_options\",\"of\":[\"l\",\"r\"]}],\"returns\":{\"type\":"
    "\"tensor\"},"
    "\"limits\":{\"time_ms\":100,\"memory_mb\":64,\"output_kb\":1},\"kit\":[],"
    "\"examples\":[{\"args\":[[[1,2],[3,4]],1,0,[[1]],[[2]],{}],\"want\":[1],\"says\":\"s\"}],"
    "\"hints\":[\"a\",\"b\"],\"pitfalls\":[],\"points\":{\"worked examples\":1,\"a\":1}}";

static const char GOOD[] =
    "{\"format\":1,\"exercise\":\"sample\",\"made_by\":{\"jax\":\"1\"},\"cases\":["
    "{\"name\":\"n 1\",\"category\":\"a\",\"why\":\"w\",\"args\":["
    "{\"shape\":[1,2,2],\"data\":[1,\"nan\",\"-inf\",1e3]},1,0.5,[[1]],[[2]],"
    "{\"pads\":[[0,1],[-1,2]],\"lhs_dilation\":[1,2],\"feature_group_count\":2,"
    "\"dimension_numbers\":[\"NHWC\",\"HWIO\",\"NHWC\"]}],"
    "\"want\":{\"shape\":[2],\"data\":[1,-0.0]},\"tol\":1e-6,\"source\":\"s\",\"more\":{}},"
    "{\"name\":\"n 2\",\"category\":\"a\",\"why\":\"w\",\"args\":[[[[1,2]]],1,\"inf\",[[1]],[[2]],"
    "{\"padding\":\"Same_lower\",\"rhs_dilation\":[3],\"window_strides\":[2]}],"
    "\"want\":[[],[]],\"tol\":0,\"source\":\"s\"}]}";

/* Every number can be read, and every text is there. */
static void check_cases(const struct exercise *exercise)
{
	float sum = 0;

	for (int i = 0; i < exercise->case_count; i++) {
		const struct test_case *c = &exercise->cases[i];

		if (!c->name || !c->category || !c->why || !c->source || !(c->tol >= 0))
			abort();
		for (size_t j = 0; j < value_size(&c->want); j++)
			sum += c->want.tensor.data[j];
		for (size_t j = 0; j < value_size(&c->args[0]); j++)
			sum += c->args[0].tensor.data[j];
		for (int j = 0; j < 3; j++)
			if (strlen(c->args[5].options.dimension_numbers[j]) > TENSOR_MAX_RANK)
				abort();
	}
	volatile float used = sum;

	(void)used;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct exercise exercise;
	struct faults faults = {0};
	static int made;
	char vectors[128];

	if (!made) {
		edited_make();
		edited_write("sample/exercise.json", MANIFEST, sizeof MANIFEST - 1);
	}
	made = 1;
	edited_write_input("vectors.json", GOOD, data, size);
	snprintf(vectors, sizeof vectors, "%s", edited_path("vectors.json"));
	int result = exercise_load(&exercise, edited_path("sample"), vectors, &faults);

	if ((result == 0) != (faults.count == 0))
		abort();
	check_cases(&exercise);
	exercise_release(&exercise);
	faults_release(&faults);
	return 0;
}
