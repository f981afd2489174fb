/* Exercises with many faults, and files that are no exercise at all. */
#include "grader/exercise/exercise.h"
#include "tests/unit/sample.h"

#include <cjson/cJSON.h>
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

static void all_faults_are_said_at_once(void **state)
{
	static const char *const WORDS[] = {"title: is empty", "hints: has 1 hints",
	    "params[3].type: is none", "limits: has no \"time_ms\"", "case \"valid 1\".tol: is not",
	    "case \"valid 1\": has no \"why\"", "starter.c: cannot be read"};
	static const struct sample_slip SLIPS[] = {
	    {"A caf\xc3\xa9", "", NULL},
	    {"[\"one\", \"two\", \"three\"]", "[\"one\"]", NULL},
	    {"\"name\": \"mode\", \"type\": \"float\"", "\"name\": \"mode\", \"type\": \"x\"",
		NULL},
	    {"\"time_ms\": 1000, ", "", NULL},
	};
	char *text = strdup(SAMPLE_MANIFEST), path[256];

	(void)state;
	for (size_t i = 0; i < sizeof SLIPS / sizeof *SLIPS; i++) {
		char *changed = sample_changed(text, SLIPS[i].old, SLIPS[i].new);

		free(text);
		text = changed;
	}
	sample_write_manifest(text);
	free(text);
	char *once = sample_changed(SAMPLE_VECTORS, "\"tol\": 1e-6", "\"tol\": -1");

	text = sample_changed(once, "\"why\": \"the first\",", "");
	sample_write_vectors(text);
	free(text);
	free(once);
	snprintf(path, sizeof path, "%s/starter.c", sample_folder);
	unlink(path);
	sample_check(7, WORDS, "all at once");
}

static void another_format_is_the_only_fault(void **state)
{
	static const char *const WORDS[] = {"exercise.json: is of format 2"};
	char *text = sample_changed(SAMPLE_MANIFEST, "\"format\": 1", "\"format\": 2"), path[256];

	(void)state;
	sample_write_manifest(text);
	sample_write_vectors("{\"format\": 2}");
	snprintf(path, sizeof path, "%s/starter.c", sample_folder);
	unlink(path);
	sample_check(1, WORDS, "format 2");
	free(text);
}

static void a_folder_is_no_c_file(void **state)
{
	static const char *const WORDS[] = {"starter.c: is not a regular file"};
	char path[256];

	(void)state;
	snprintf(path, sizeof path, "%s/starter.c", sample_folder);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	sample_check(1, WORDS, "a folder");
	assert_int_equal(rmdir(path), 0);
}

static void what_is_not_there_is_said(void **state)
{
	static const char *const NO_MANIFEST[] = {"sample/exercise.json: No such file"};
	static const char *const NO_VECTORS[] = {"vectors.json: No such file"};
	static const char *const NO_REFERENCE[] = {"sample/reference.c: cannot be read: No such"};
	static const struct {
		const char *name;
		const char *const *words;
	} CASES[] = {{"exercise.json", NO_MANIFEST}, {"../vectors.json", NO_VECTORS},
	    {"reference.c", NO_REFERENCE}};
	struct faults faults = {0};
	struct exercise e;
	char path[256];

	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		sample_restore(state);
		snprintf(path, sizeof path, "%s/%s", sample_folder, CASES[i].name);
		unlink(path);
		sample_check(1, CASES[i].words, CASES[i].name);
	}
	assert_int_equal(exercise_load(&e, "/none/such", sample_vectors, &faults), -1);
	assert_string_equal(
	    faults.sentences[0], "cannot open the exercise /none/such: No such file or directory");
	assert_int_equal(exercise_load(&e, sample_vectors, NULL, &faults), -1);
	assert_non_null(strstr(faults.sentences[1], "it is not a folder"));
	assert_int_equal(faults.count, 2);
	faults_release(&faults);
}

/* --- what is no exercise at all --- */

/* At every twentieth of the length, and one byte before the end. */
static void assert_cut(const char *name, const char *text, const char *words)
{
	size_t length = strrchr(text, '}') - text;

	for (int i = 0; i <= 20; i++) {
		sample_write(name, text, length * (size_t)i / 20);
		sample_check(1, &words, name);
	}
}

static void cut_files_are_named(void **state)
{
	assert_cut("exercise.json", SAMPLE_MANIFEST, "sample/exercise.json: line ");
	sample_restore(state);
	assert_cut("../vectors.json", SAMPLE_VECTORS, "vectors.json: line ");
}

static void assert_refused_in_both(void **state, const char *text, size_t length, const char *words)
{
	sample_restore(state);
	sample_write("exercise.json", text, length);
	sample_check(1, &words, "as a manifest");
	sample_restore(state);
	sample_write("../vectors.json", text, length);
	sample_check(1, &words, "as vectors");
}

static void binary_and_deep_and_huge_are_refused(void **state)
{
	static char deep[100000];
	static const struct {
		const char *text, *words;
	} CASES[] = {
	    {"", "the file ends in the middle"},
	    {"[]", "is not an object; write {..}"},
	    {"7", "is not an object"},
	    {"null", "is not an object"},
	    {"\"format\"", "is not an object"},
	    {"{}", "has no \"format\""},
	    {"{\"format\": 99999999999999999999}", "format: is not a whole number"},
	    {"{\"format\": 1e999}", "format: is not a whole number"},
	    {"{\"format\": {\"format\": 1}}", "format: is not a whole number"},
	    {"\xef\xbb\xbf\xff", "is not text"},
	};

	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
		assert_refused_in_both(state, CASES[i].text, strlen(CASES[i].text), CASES[i].words);
	assert_refused_in_both(state,
	    "\x7f"
	    "ELF\0\0\0",
	    7, "byte 0x00 is not text");
	memset(deep, '[', sizeof deep);
	assert_refused_in_both(state, deep, sizeof deep, ".json: line 1: ");
}

/* Empty lists nested in each place that expects something else. */
static void anything_may_stand_anywhere(void **state)
{
	static const char *const THINGS[] = {"[]", "{}", "null", "true", "\"\"", "1e308", "-1",
	    "[[[[]]]]", "{\"a\": {\"b\": []}}", "[null, {}, [], \"x\", 1e999]"};
	cJSON *whole = cJSON_Parse(SAMPLE_MANIFEST);
	struct faults faults = {0};
	struct exercise e;

	(void)state;
	for (const cJSON *member = whole->child; member; member = member->next) {
		for (size_t i = 0; i < sizeof THINGS / sizeof *THINGS; i++) {
			cJSON *copy = cJSON_Duplicate(whole, 1);

			cJSON_ReplaceItemInObjectCaseSensitive(
			    copy, member->string, cJSON_Parse(THINGS[i]));
			char *text = cJSON_PrintUnformatted(copy);

			sample_write_manifest(text);
			if (exercise_load(&e, sample_folder, sample_vectors, &faults) == 0 &&
			    i > 0 && strcmp(member->string, "dims") != 0)
				fail_msg("%s: %s is accepted", member->string, THINGS[i]);
			exercise_release(&e);
			faults_release(&faults);
			cJSON_free(text);
			cJSON_Delete(copy);
		}
	}
	cJSON_Delete(whole);
}

static void more_faults_than_one_reads_are_counted(void **state)
{
	enum { MEMBERS = 5000 };
	char *text = calloc(MEMBERS + 10, 16), *to = text;
	struct faults faults = {0};
	struct exercise e;

	(void)state;
	to += sprintf(to, "{\"format\": 1");
	for (int i = 0; i < MEMBERS; i++)
		to += sprintf(to, ", \"m%d\": 1", i);
	sprintf(to, "}");
	sample_write_manifest(text);
	assert_int_equal(exercise_load(&e, sample_folder, sample_vectors, &faults), -1);
	assert_int_equal(faults.count, FAULTS_MAX);
	assert_true(faults.more > MEMBERS - FAULTS_MAX);
	faults_release(&faults);
	faults_release(&faults);
	free(text);
}

static void a_file_that_is_too_large_is_not_read(void **state)
{
	static char large[(8 << 20) + 1];
	static const char *const MANIFEST[] = {"exercise.json: 262145 bytes are more"};
	static const char *const VECTORS[] = {"vectors.json: 8388609 bytes are more"};

	memset(large, ' ', sizeof large);
	sample_write("exercise.json", large, (256 << 10) + 1);
	sample_check(1, MANIFEST, "a large manifest");
	sample_restore(state);
	sample_write("../vectors.json", large, sizeof large);
	sample_check(1, VECTORS, "large vectors");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(all_faults_are_said_at_once, sample_restore),
	    cmocka_unit_test_setup(another_format_is_the_only_fault, sample_restore),
	    cmocka_unit_test_setup(a_folder_is_no_c_file, sample_restore),
	    cmocka_unit_test_setup(what_is_not_there_is_said, sample_restore),
	    cmocka_unit_test_setup(cut_files_are_named, sample_restore),
	    cmocka_unit_test_setup(binary_and_deep_and_huge_are_refused, sample_restore),
	    cmocka_unit_test_setup(anything_may_stand_anywhere, sample_restore),
	    cmocka_unit_test_setup(more_faults_than_one_reads_are_counted, sample_restore),
	    cmocka_unit_test_setup(a_file_that_is_too_large_is_not_read, sample_restore),
	};

	return cmocka_run_group_tests_name("faults", tests, sample_make, sample_remove);
}
