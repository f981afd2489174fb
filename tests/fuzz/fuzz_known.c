/* Anything at all as known answers: an error that says so, or programs that can be held against a
 * result. */
#include "grader/exercise/known.h"
#include "tests/fuzz/edited.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char GOOD[] =
    "{\"format\":1,\"exercise\":\"sample\",\"programs\":["
    "{\"program\":\"one\",\"answers\":{"
    "\"tensor\":{\"shape\":[8],\"data\":[1,2.5,\"nan\",\"-inf\"]},\"int\":4}},"
    "{\"program\":\"two+one.2\",\"answers\":{\"tensor\":{\"shape\":[2,1],\"data\":[7,8]}}},"
    "{\"program\":\"two\",\"answers\":{\"tensor\":\"refused\",\"int\":\"time-limit\"}},"
    "{\"program\":\"one.2\",\"answers\":{\"tensor\":[8,7.5,6,5],\"int\":\"skipped\"}}]}";

static float eight[] = {1, 2, 3, 4, 5, 6, 7, 8};
static struct test_case cases[] = {
    {.name = (char[]){"tensor"}, .want = {.tensor = {eight, 1, {8}}}, .tol = 1e-5},
    {.name = (char[]){"int"}, .want = {.kind = VALUE_INT, .integer = 3}},
};
static struct pitfall pitfalls[] = {{.id = (char[]){"one"}}, {.id = (char[]){"two"}}};

static void look_at(const struct known_program *program, const struct exercise *exercise)
{
	static const enum verdict VERDICTS[] = {
	    VERDICT_ACCEPTED, VERDICT_WRONG_ANSWER, VERDICT_WRONG_SHAPE, VERDICT_RUNTIME_ERROR};

	if (!program->name || program->pitfall_count < 1 || program->pitfall_count > MISTAKES_MAX)
		abort();
	for (int i = 0; i < program->pitfall_count; i++)
		if (program->pitfalls[i] < 0 || program->pitfalls[i] >= exercise->pitfall_count)
			abort();
	for (size_t i = 0; i < sizeof VERDICTS / sizeof *VERDICTS; i++)
		for (int at = 0; at < exercise->case_count; at++) {
			struct case_result result = {
			    .of = &cases[at], .verdict = VERDICTS[i], .got = cases[at].want};

			known_agree(&program->answers[at], &cases[at], &result);
		}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char id[] = "sample", path[128];
	struct exercise exercise = {
	    .id = id,
	    .answers = path,
	    .cases = cases,
	    .case_count = sizeof cases / sizeof *cases,
	    .pitfalls = pitfalls,
	    .pitfall_count = sizeof pitfalls / sizeof *pitfalls,
	};
	struct known_programs known;
	struct error error = {""};

	if (!*path)
		edited_make();
	snprintf(path, sizeof path, "%s", edited_path("vectors.json"));
	edited_write_input("vectors.json", GOOD, data, size);
	if (known_load(&known, &exercise, &error) != 0 && (!*error.text || known.count != 0))
		abort();
	for (int i = 0; i < known.count; i++)
		look_at(&known.list[i], &exercise);
	known_release(&known);
	return 0;
}
