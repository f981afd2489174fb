#include "tests/unit/sample.h"

#include "grader/exercise/exercise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

const char SAMPLE_MANIFEST[] =
    "{\"format\": 1, \"id\": \"sample\", \"version\": 3, \"title\": \"A caf\xc3\xa9\",\n"
    " \"difficulty\": \"medium\", \"tags\": [\"conv\", \"groups\"], \"function\": \"my_sample\",\n"
    " \"dims\": {\"B\": [0, 2], \"L\": [1, 40], \"K\": [1, 9], \"Cg\": [1, 3]},\n"
    " \"where\": [\"K <= L + 3\", \"groups * Cg <= 6 && L >= 1\"],\n"
    " \"params\": [\n"
    "  {\"name\": \"x\", \"type\": \"tensor\", \"shape\": [\"...B\", \"L\", \"groups*Cg\"]},\n"
    "  {\"name\": \"kernel\", \"type\": \"tensor\", \"shape\": [\"K\", \"Cg\"]},\n"
    "  {\"name\": \"groups\", \"type\": \"int\", \"range\": [1, 4]},\n"
    "  {\"name\": \"mode\", \"type\": \"float\", \"choices\": [0, 1, 2.5]},\n"
    "  {\"name\": \"scale\", \"type\": \"float\", \"range\": [-1, 2]}],\n"
    " \"returns\": {\"type\": \"tensor\"},\n"
    " \"picture\": {\"input\": \"x\", \"kernel\": \"kernel\", \"flip\": true,\n"
    "  \"padding\": {\"param\": \"mode\", \"names\": [\"SAME\", \"VALID\", \"CAUSAL\"]},\n"
    "  \"stride\": 2, \"dilation\": \"groups + 1\"},\n"
    " \"limits\": {\"time_ms\": 1000, \"memory_mb\": 256, \"output_kb\": 64},\n"
    " \"kit\": [\"tensor\", \"nn\"],\n"
    " \"examples\": [\n"
    "  {\"args\": [[[1, 2], [3, 4], [5, 6]], [[1]], 2, 0, 1], \"want\": [-9, 6], \"says\": \"a "
    "b\"},\n"
    "  {\"args\": [{\"shape\": [1, 0, 3], \"data\": []}, [[1, 2, 3]], 1, 2.5, -1],\n"
    "   \"want\": [], \"says\": \"nothing\", \"tol\": 0.5}],\n"
    " \"hints\": [\"one\", \"two\", \"three\"],\n"
    " \"pitfalls\": [\n"
    "  {\"id\": \"pad-front\", \"title\": \"t\", \"explain\": \"e\", \"hint\": \"h\"},\n"
    "  {\"id\": \"flipped\", \"title\": \"t2\", \"explain\": \"e2\", \"hint\": \"h2\"}],\n"
    " \"points\": {\"worked examples\": 1, \"valid\": 2.5, \"same\": 0, \"fresh\": 2}}\n";

const char SAMPLE_VECTORS[] =
    "{\"format\": 1, \"exercise\": \"sample\", \"made_by\": {\"jax\": \"0.10.2\"}, \"cases\": [\n"
    " {\"name\": \"valid 1\", \"category\": \"valid\", \"why\": \"the first\",\n"
    "  \"args\": [{\"shape\": [2, 2], \"data\": [1, \"nan\", \"inf\", \"-inf\"]},\n"
    "           {\"shape\": [1, 1], \"data\": [-0.0]}, 2, 1, 0.25],\n"
    "  \"want\": {\"shape\": [1], \"data\": [3.4028235e38]}, \"tol\": 1e-6,\n"
    "  \"pitfalls\": {\"flipped\": 1}, \"source\": \"jax 0.10.2\"},\n"
    " {\"name\": \"same 1\", \"category\": \"same\", \"why\": \"the second\",\n"
    "  \"args\": [{\"shape\": [3, 1, 1], \"data\": [1, 2, 3]},\n"
    "           {\"shape\": [1, 1], \"data\": [1]}, 1, 0, 0],\n"
    "  \"want\": {\"shape\": [], \"data\": [7]}, \"tol\": 0, \"source\": \"jax 0.10.2\"}]}\n";

static char root[] = "/tmp/stride-sample-XXXXXX";
char sample_folder[sizeof root + 8], sample_vectors[sizeof root + 16];

void sample_write(const char *name, const char *text, size_t length)
{
	char path[256];

	snprintf(path, sizeof path, "%s/%s", sample_folder, name);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

void sample_write_manifest(const char *text)
{
	sample_write("exercise.json", text, strlen(text));
}

void sample_write_vectors(const char *text)
{
	sample_write("../vectors.json", text, strlen(text));
}

char *sample_changed(const char *text, const char *old, const char *new)
{
	const char *at = strstr(text, old);

	if (!at || strstr(at + 1, old))
		fail_msg("\"%s\" does not stand in one place", old);
	size_t size = strlen(text) - strlen(old) + strlen(new) + 1;
	char *changed = malloc(size);

	assert_non_null(changed);
	snprintf(changed, size, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
	return changed;
}

/* Everything that was said, one sentence a line; the caller's. */
static char *said(const struct faults *faults)
{
	char *text = calloc(1, 1 << 16);

	for (int i = 0; i < faults->count && strlen(text) < 60000; i++)
		snprintf(text + strlen(text), 2000, "%s\n", faults->sentences[i]);
	return text;
}

void sample_check(int count, const char *const *words, const char *of)
{
	struct faults faults = {0};
	struct exercise e;
	int result = exercise_load(&e, sample_folder, sample_vectors, &faults);
	char *text = said(&faults);

	if (result != -1 || faults.count != count)
		fail_msg("%s: %d faults, not %d:\n%s", of, faults.count, count, text);
	for (int i = 0; i < count; i++)
		if (!strstr(text, words[i]))
			fail_msg("%s: nothing says \"%s\":\n%s", of, words[i], text);
	assert_null(e.id);
	assert_null(e.cases);
	free(text);
	exercise_release(&e);
	faults_release(&faults);
}

void sample_check_slip(const char *name, const char *text, const struct sample_slip *slip)
{
	char *changed = sample_changed(text, slip->old, slip->new);

	sample_write(name, changed, strlen(changed));
	sample_check(1, &slip->words, slip->new);
	free(changed);
}

int sample_restore(void **state)
{
	(void)state;
	sample_write("starter.c", "", 0);
	sample_write("reference.c", "", 0);
	sample_write_manifest(SAMPLE_MANIFEST);
	sample_write_vectors(SAMPLE_VECTORS);
	return 0;
}

int sample_make(void **state)
{
	if (!mkdtemp(root))
		return -1;
	snprintf(sample_folder, sizeof sample_folder, "%s/sample", root);
	snprintf(sample_vectors, sizeof sample_vectors, "%s/vectors.json", root);
	if (mkdir(sample_folder, 0700) != 0)
		return -1;
	return sample_restore(state);
}

int sample_remove(void **state)
{
	static const char *const FILES[] = {
	    "starter.c", "reference.c", "exercise.json", "../vectors.json"};
	char path[256];

	(void)state;
	for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
		snprintf(path, sizeof path, "%s/%s", sample_folder, FILES[i]);
		unlink(path);
	}
	rmdir(sample_folder);
	return rmdir(root);
}
