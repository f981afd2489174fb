/* Manifests with one slip each: one fault, at its place, with its words. */
#include "tests/unit/sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define TEXT_OF_20 "Twenty bytes of text"
#define TEXT_OF_100 TEXT_OF_20 TEXT_OF_20 TEXT_OF_20 TEXT_OF_20 TEXT_OF_20
#define TEXT_OF_201 TEXT_OF_100 TEXT_OF_100 "."

static const struct sample_slip SLIPS[] = {
    {"{\"format\": 1,", "{", "exercise.json: has no \"format\""},
    {"\"format\": 1", "\"format\": \"1\"", "format: is not a whole number"},
    {"\"format\": 1", "\"format\": 0", "format: is not a whole number"},
    {"\"format\": 1", "\"format\": 2", "is of format 2, this Stride reads format 1; update Stride"},
    {"\"id\": \"sample\"", "\"id\": \"other\"", "id: is \"other\", but the folder is \"sample\""},
    {"\"id\": \"sample\"", "\"id\": \"Sample\"", "id: is \"Sample\"; an id has lower-case"},
    {"\"id\": \"sample\"", "\"id\": \"../x\"", "id: is \"../x\"; an id has"},
    {"\"id\": \"sample\"", "\"id\": 5", "id: is not a text"},
    {"\"id\": \"sample\", ", "", "exercise.json: has no \"id\"; add it"},
    {"\"version\": 3", "\"version\": 0", "version: is not a whole number from 1"},
    {"\"version\": 3", "\"version\": 1e300", "version: is not a whole number"},
    {"\"version\": 3", "\"version\": 1.5", "version: is not a whole number"},
    {"A caf\xc3\xa9", "", "title: is empty"},
    {"A caf\xc3\xa9", TEXT_OF_201, "title: is 201 bytes long; 200 are allowed"},
    {"A caf\xc3\xa9", "a\\u001b[31mb", "title: has a character that cannot be printed"},
    {"A caf\xc3\xa9", "a\\nb", "title: has a character that cannot be printed"},
    {"A caf\xc3\xa9", "a\\u009bb", "title: has a character that cannot be printed"},
    {"\"version\": 3", "\"versoin\": 3, \"version\": 3",
	"has \"versoin\", which means nothing here; known are"},
    {"\"version\": 3", "\"version\": 3, \"version\": 3", "has \"version\" 2 times; keep one"},
    {"\"version\": 3", "\"e\\u001b[2J\": 1, \"version\": 3", "has \"e\\x1b[2J\", which means"},
    {"\"medium\"", "\"huge\"", "difficulty: is none of easy, medium, hard"},
    {"[\"conv\", \"groups\"]", "\"conv\"", "tags: is not a list"},
    {"[\"conv\", \"groups\"]", "[\"conv\", 1]", "tags[1]: is not a text"},
    {"\"my_sample\"", "\"my-sample\"", "function: is \"my-sample\", which C cannot use"},
    {"\"my_sample\"", "\"2f\"", "function: is \"2f\", which C cannot use"},
    {"\"my_sample\"", "\"while\"", "function: is \"while\", a word that C keeps"},
    {"\"my_sample\"", "\"main\"", "function: is \"main\", a word that C keeps"},
    {"\"my_sample\"", "\"_Bool\"", "function: is \"_Bool\", a word that C keeps"},
    {"\"L\": [1, 40]", "\"L\": [40, 1]", "dims.L: is empty: 40 is more than 1"},
    {"\"L\": [1, 40]", "\"L\": [1]", "dims.L: has 1 numbers; at least 2"},
    {"\"L\": [1, 40]", "\"L\": [-1, 40]", "dims.L[0]: is not a number from 0 to"},
    {"\"L\": [1, 40]", "\"L\": [1, 4.5]", "dims.L: is not of whole numbers"},
    {"\"L\": [1, 40]", "\"L\": [0.5, 40]", "dims.L: is not of whole numbers"},
    {"\"L\": [1, 40]", "\"L\": [1, 1e30]", "dims.L[1]: is not a number from 0"},
    {"\"L\": [1, 40]", "\"L\": [1, 40], \"L\": [1, 2]", "dims: has \"L\" twice"},
    {"\"L\": [1, 40]", "\"L\": [1, 40], \"Q\": [1, 2]", "dims.Q: is used by no shape"},
    {"\"L\": [1, 40]", "\"L\": [1, 40], \"a b\": [1, 2]", "dims.a b: is \"a b\", which C cannot"},
    {"\"L\": [1, 40]", "\"L\": [1, 40], \"mode\": [1, 2]", "dims.mode: is the name of a parameter"},
    {"\"B\": [0, 2]", "\"B\": [0, 7]", "params[0].shape[0]: may have 7 axes"},
    {"\"K <= L + 3\"", "\"K <= Q\"", "where[0]: names Q, which is neither among dims nor"},
    {"\"K <= L + 3\"", "\"K <= x\"", "where[0]: names x, which is neither"},
    {"\"K <= L + 3\"", "\"K <=\"", "where[0]: \"K <=\" ends where a number"},
    {"\"K <= L + 3\"", "3", "where[0]: is not a text"},
    {"\"name\": \"x\"", "\"name\": \"kernel\"", "params[1]: is \"kernel\" again"},
    {"\"name\": \"x\"", "\"name\": \"int\"", "params[0].name: is \"int\", a word"},
    {"\"name\": \"x\", ", "", "params[0]: has no \"name\""},
    {"\"name\": \"x\"", "\"name\": \"x\", \"name\": \"y\"", "params[0]: has \"name\" 2 times"},
    {"\"name\": \"mode\", \"type\": \"float\"", "\"name\": \"mode\", \"type\": \"options\"",
	"params[3].type: is none of tensor, int, float, conv_options"},
    {"\"L\", \"groups*Cg\"", "\"Q\", \"groups*Cg\"", "params[0].shape[1]: names Q"},
    {"\"L\", \"groups*Cg\"", "\"L\", \"groups**Cg\"", "params[0].shape[2]: \"groups**Cg\" has"},
    {"\"L\", \"groups*Cg\"", "7, \"groups*Cg\"", "params[0].shape[1]: is not a text"},
    {"[\"...B\", ", "[\"...B\", \"...B\", ", "params[0].shape[1]: is a second run of axes"},
    {"[\"...B\", ", "[\"...Q\", ", "params[0].shape[0]: is a run of axes, \"...Q\""},
    {"\"shape\": [\"K\", \"Cg\"]}", "\"shape\": [\"K\", \"Cg\"], \"size\": 2}",
	"params[1]: has \"size\", which means"},
    {"\"shape\": [\"K\", \"Cg\"]", "\"shape\": [\"K\", \"Cg\"], \"range\": [1, 2]",
	"params[1]: has \"range\", which means nothing here; known are name, type, shape"},
    {"\"range\": [1, 4]", "\"range\": [4, 1]", "params[2].range: is empty"},
    {"\"range\": [1, 4]", "\"range\": [1, 2.5]", "params[2].range: is not of whole numbers"},
    {"\"range\": [1, 4]", "\"range\": [1, 1e10]", "params[2].range[1]: is not a number from"},
    {"\"range\": [1, 4]", "\"range\": [1, 4], \"choices\": [1]", "params[2]: needs either"},
    {", \"range\": [1, 4]", "", "params[2]: needs either a \"range\""},
    {"\"choices\": [0, 1, 2.5]", "\"choices\": []", "params[3].choices: has 0 choices"},
    {"\"choices\": [0, 1, 2.5]", "\"choices\": [0, \"1\"]",
	"params[3].choices[1]: is not a number"},
    {"{\"type\": \"tensor\"}", "{\"type\": \"float\"}", "returns.type: is none of tensor, int"},
    {"{\"type\": \"tensor\"}", "\"tensor\"", "returns: is not an object"},
    {"{\"type\": \"tensor\"}", "{\"type\": \"tensor\", \"shape\": []}", "returns: has \"shape\""},
    {"\"time_ms\": 1000", "\"time_ms\": 0", "limits.time_ms: is not a whole number from 10"},
    {"\"time_ms\": 1000", "\"time_ms\": 60000",
	"limits.time_ms: is not a whole number from 10 to 10000"},
    {"\"time_ms\": 1000, ", "", "limits: has no \"time_ms\""},
    {"\"memory_mb\": 256", "\"memory_mb\": 1e9", "limits.memory_mb: is not"},
    {"\"kit\": [\"tensor\"", "\"kit\": [\"stdio\"",
	"kit[0]: is none of tensor, conv_options, lax, random, nn"},
    {"\"kit\": [\"tensor\"", "\"kit\": [\"nn\"", "kit[1]: is \"nn\" again"},
    {"[\"one\", \"two\", \"three\"]", "[\"one\"]", "hints: has 1 hints; at least 2"},
    {"\"id\": \"flipped\"", "\"id\": \"pad-front\"", "pitfalls[1]: has the id \"pad-front\" again"},
    {"\"id\": \"flipped\"", "\"id\": \"a b\"", "pitfalls[1].id: is \"a b\"; an id has"},
    {", \"hint\": \"h2\"", "", "pitfalls[1]: has no \"hint\""},
    {"1, \"valid\": 2.5, \"same\": 0, \"fresh\": 2", "0, \"valid\": 0, \"same\": 0, \"fresh\": 0",
	"points: gives no points at all"},
    {"\"valid\": 2.5", "\"valid\": -1", "points.valid: is not a number from 0"},
    {"\"valid\": 2.5", "\"valid\": 2.5, \"valid\": 1", "points: has \"valid\" twice"},
    {"\"valid\": 2.5", "\"valid\": 2.5, \"big\": 1", "points: has \"big\", but no case is in it"},
    {"{\"worked examples\": 1, ", "{", "examples: get no points; add \"worked examples\""},
    {"\"valid\": 2.5, ", "", "case \"valid 1\".category: is \"valid\", which has no points"},
    {"\"want\": [-9, 6]", "\"want\": [-9, [6]]", "examples[0].want: has an element"},
    {"\"want\": [-9, 6]", "\"want\": [-9, 1e39]",
	"examples[0].want: has an element that is too large"},
    {"\"want\": [-9, 6], ", "", "examples[0]: has no \"want\""},
    {", \"says\": \"a b\"", "", "examples[0]: has no \"says\""},
    {"\"tol\": 0.5", "\"tol\": -1", "examples[1].tol: is not a number from 0"},
    {"2, 0, 1]", "2, 0]", "examples[0].args: has 4 arguments; at least 5"},
    {"2, 0, 1]", "2.5, 0, 1]",
	"examples[0].args[2]: is not a whole number that fits an int; an int"},
    {"[[1]], 2,", "[1], 2,", "examples[0].args: kernel has 1 axes"},
    {"[[1]], 2,", "[[1]], 3,", "examples[0].args: x has a size of 2 where \"groups*Cg\" is 3"},
};

/* Of the picture alone. */
static const struct sample_slip SKETCH_SLIPS[] = {
    {"\"input\": \"x\", ", "", "picture: has no \"input\"; add it"},
    {"\"input\": \"x\"", "\"input\": \"y\"", "picture.input: names no tensor and no int among"},
    {"\"input\": \"x\"", "\"input\": \"mode\"", "picture.input: names no tensor and no int among"},
    {"\"input\": \"x\"", "\"input\": 3", "picture.input: names no tensor and no int among"},
    {"\"input\": \"x\"", "\"input\": \"groups\"", "picture: has a tensor and an int for"},
    {"\"kernel\": \"kernel\"", "\"kernel\": \"groups\"", "picture: has a tensor and an int for"},
    {"\"input\": \"x\", \"kernel\": \"kernel\"", "\"input\": \"groups\", \"kernel\": \"groups\"",
	"picture: has only lengths for"},
    {"\"input\": \"x\", \"kernel\": \"kernel\", \"flip\": true",
	"\"input\": \"groups\", \"kernel\": \"groups\"", "picture: draws a length, which"},
    {"\"kernel\": \"kernel\"", "\"kernel\": {\"seed\": \"groups\"}",
	"picture.kernel: has no \"shape\"; add it"},
    {"\"kernel\": \"kernel\"", "\"kernel\": {\"seed\": \"groups\", \"shape\": [\"K\", \"Q\"]}",
	"picture.kernel.shape[1]: names Q, which is neither"},
    {"\"kernel\": \"kernel\"", "\"kernel\": {\"seed\": \"x\", \"shape\": [\"K\"]}",
	"picture.kernel.seed: names x, which is neither"},
    {"\"flip\": true", "\"flip\": 1", "picture.flip: is neither true nor false"},
    {"\"flip\": true", "\"bias\": \"groups\"", "picture.bias: names no tensor among params"},
    {"\"flip\": true", "\"turn\": true", "picture: has \"turn\", which means nothing here; known"},
    {"\"flip\": true", "\"groups\": \"groups *\"", "picture.groups: \"groups *\" ends where"},
    {"\"flip\": true", "\"pads\": [1, 1]", "picture: has \"padding\" and \"pads\"; keep one"},
    {"\"flip\": true", "\"pads\": [1]", "picture.pads: has 1 pads; at least 2"},
    {"\"flip\": true", "\"input_dilation\": 2", "picture: has \"input_dilation\", with which"},
    {"{\"input\": \"x\", \"kernel\": \"kernel\", \"flip\": true,\n  \"padding\"",
	"{\"input\": \"x\", \"kernel\": \"kernel\", \"pading\"", "picture: has \"pading\", which"},
    {"\"stride\": 2", "\"stride\": 2.5", "picture.stride: is not a whole number"},
    {"\"stride\": 2", "\"stride\": []", "picture.stride: is not a text"},
    {"\"stride\": 2", "\"stride\": 2, \"stride\": 1", "picture: has \"stride\" 2 times"},
    {"\"param\": \"mode\"", "\"param\": \"scale\"", "picture.padding.param: names one that has no"},
    {"\"param\": \"mode\"", "\"param\": \"x\"", "picture.padding.param: names no number among"},
    {"\"param\": \"mode\", ", "", "picture.padding: has no \"param\"; add it"},
    {"\"SAME\", \"VALID\", \"CAUSAL\"", "\"SAME\", \"VALID\"",
	"picture.padding.names: has 2 names; at least 3"},
    {"\"CAUSAL\"", "\"FULL\"",
	"picture.padding.names[2]: is none of VALID, SAME, SAME_LOWER, CIRCULAR, REFLECT, CAUSAL"},
    {"{\"param\": \"mode\", \"names\": [\"SAME\", \"VALID\", \"CAUSAL\"]}", "\"same\"",
	"picture.padding: is none of VALID, SAME"},
    {"{\"input\": \"x\", \"kernel\": \"kernel\", \"flip\": true,\n"
     "  \"padding\": {\"param\": \"mode\", \"names\": [\"SAME\", \"VALID\", \"CAUSAL\"]},\n"
     "  \"stride\": 2, \"dilation\": \"groups + 1\"}",
	"3", "picture: is not an object; write {..}"},
    {"{\"input\": \"x\", \"kernel\": \"kernel\", \"flip\": true,\n"
     "  \"padding\": {\"param\": \"mode\", \"names\": [\"SAME\", \"VALID\", \"CAUSAL\"]},\n"
     "  \"stride\": 2, \"dilation\": \"groups + 1\"}",
	"{\"options\": \"mode\"}", "picture.options: names no conv_options among params"},
};

static void one_slip_is_one_fault(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof SLIPS / sizeof *SLIPS; i++)
		sample_check_slip("exercise.json", SAMPLE_MANIFEST, &SLIPS[i]);
	for (size_t i = 0; i < sizeof SKETCH_SLIPS / sizeof *SKETCH_SLIPS; i++)
		sample_check_slip("exercise.json", SAMPLE_MANIFEST, &SKETCH_SLIPS[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(one_slip_is_one_fault, sample_restore),
	};

	return cmocka_run_group_tests_name("manifest", tests, sample_make, sample_remove);
}
