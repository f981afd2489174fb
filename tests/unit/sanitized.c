/*
 * A reference under the sanitizers: linked with one, this is a test that carries its exercise's
 * name. The reference must be right on the fixed cases, and touch nothing that is not its own on
 * these and on fresh ones. What the kit gives out comes from malloc, piece by piece (the linker's
 * --wrap sees to it), so that the ends of every tensor are known to the sanitizer.
 *
 * Without a reference, but with the folder of an exercise as its argument, it prints the stride.h
 * that the reference is compiled with.
 */
#include "exercises/kit/kit.h"
#include "grader/compare.h"
#include "grader/exercise/exercise.h"
#include "grader/exercise/fresh.h"
#include "grader/runner/arena.h"
#include "grader/stage.h"
#include "grader/value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FRESH_CASES = 2000, PIECES_MAX = 4096 };

/* In the reference, by its stride.h. */
void stride_call(struct stride_call *call) __attribute__((weak));

/* --- memory ----------------------------------------------------------------------------------- */

static void *pieces[PIECES_MAX];
static int piece_count;

void *__wrap_kit_alloc(size_t count, size_t element_size); /* NOLINT(*-identifier,cert-dcl*) */
const char *__asan_default_options(void);                  /* NOLINT(*-identifier,cert-dcl*) */

void *__wrap_kit_alloc(size_t count, size_t element_size) /* NOLINT(*-identifier,cert-dcl*) */
{
	void *piece = calloc(count, element_size);

	if (!piece || piece_count == PIECES_MAX)
		abort();
	pieces[piece_count++] = piece;
	return piece;
}

/* What a function allocates itself nobody frees, by contract. */
const char *__asan_default_options(void) /* NOLINT(*-identifier,cert-dcl*) */
{
	return "detect_leaks=0";
}

static void release_pieces(void)
{
	while (piece_count > 0)
		free(pieces[--piece_count]);
}

/* --- cases ------------------------------------------------------------------------------------ */

/* Whether the answer is the one wanted; of a fresh case, for which none is, whether it came back.
 */
static int answer(const struct exercise *exercise, const struct test_case *of)
{
	struct stride_call call = {0};
	struct value copies[PARAMS_MAX] = {{0}};
	char message[512] = "";
	bool right = true;

	for (int i = 0; i < exercise->param_count; i++) {
		if (value_copy(&copies[i], &of->args[i]) != 0)
			return -1;
		call.tensors[i] = copies[i].tensor;
		call.integers[i] = copies[i].integer;
		call.reals[i] = copies[i].real;
		call.options[i] = packed_options_open(&copies[i].options);
	}
	stride_call(&call);
	struct value got = {
	    .kind = exercise->returns, .tensor = call.result, .integer = call.integer};

	if (of->want.tensor.data || of->want.kind == VALUE_INT)
		right = compare_value(of, &got, message, sizeof message) == VERDICT_ACCEPTED;
	if (!right)
		printf("# %s: %s\n", of->name, message);
	for (int i = 0; i < exercise->param_count; i++)
		value_release(&copies[i]);
	release_pieces();
	return right ? 0 : -1;
}

static int answer_all(const struct exercise *exercise, const struct test_case *cases, int count)
{
	int wrong = 0;

	for (int i = 0; i < count; i++)
		wrong += answer(exercise, &cases[i]) != 0;
	return wrong;
}

static int test(const struct exercise *exercise)
{
	struct test_case *fresh;
	struct error error = {""};

	if (fresh_draw(&fresh, exercise, 1, FRESH_CASES, &error) != 0) {
		printf("# %s\n", error.text);
		return 1;
	}
	int wrong = answer_all(exercise, exercise->cases, exercise->case_count) +
		    answer_all(exercise, fresh, FRESH_CASES);

	fresh_release(fresh, FRESH_CASES);
	return wrong;
}

/* --- the two uses ----------------------------------------------------------------------------- */

static int load(struct exercise *exercise, const char *folder, const char *vectors)
{
	struct faults faults = {0};
	int done = exercise_load(exercise, folder, vectors, &faults);

	for (int i = 0; i < faults.count; i++)
		fprintf(stderr, "# %s\n", faults.sentences[i]);
	faults_release(&faults);
	return done;
}

static int print_include(const char *folder)
{
	struct exercise exercise;
	char *text = load(&exercise, folder, NULL) == 0 ? stage_include(&exercise) : NULL;
	int done = text ? fputs(text, stdout) : -1;

	free(text);
	exercise_release(&exercise);
	return done >= 0 && fflush(stdout) == 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
	const char *slash = strrchr(argv[0], '/'), *id = slash ? slash + 1 : argv[0];
	char folder[256], vectors[256];
	struct exercise exercise;

	if (argc == 2)
		return print_include(argv[1]);
	snprintf(folder, sizeof folder, "exercises/%.100s", id);
	snprintf(vectors, sizeof vectors, "data/vectors/%.100s.json", id);
	bool clean = load(&exercise, folder, vectors) == 0 && stride_call && test(&exercise) == 0;

	printf(
	    "%s 1 - the reference of %s under the sanitizers, %d fixed and %d fresh cases\n1..1\n",
	    clean ? "ok" : "not ok", id, exercise.case_count, FRESH_CASES);
	exercise_release(&exercise);
	return clean ? 0 : 1;
}
