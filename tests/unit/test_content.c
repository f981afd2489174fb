/* Content is found in folders made for it, in the places where programs are. */
#include "src/content.h"

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

static const char CATALOG[] =
    "{\"format\": 1, \"tracks\": ["
    "{\"id\": \"basics\", \"title\": \"Basics\", \"exercises\": [\"conv1d-basic\", \"conv1d\"]},"
    "{\"id\": \"empty\", \"title\": \"Nothing yet\", \"exercises\": []},"
    "{\"id\": \"layers\", \"title\": \"Layers\", \"exercises\": [\"conv-padding\", \"nn-conv1d\"]}"
    "]}";

static char folder[] = "/tmp/stride-content-XXXXXX";

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static int run(const char *command)
{
	char line[512];

	snprintf(line, sizeof line, "cd %s && %s", folder, command);
	return system(line); /* NOLINT(cert-env33-c,concurrency-mt-unsafe): the text is ours */
}

static int make_folder(void **state)
{
	(void)state;
	if (!mkdtemp(folder) || chdir(folder) != 0)
		return -1;
	return run("mkdir -p repo/exercises/kit repo/build/san usr/bin usr/share empty && "
		   "touch repo/exercises/kit/tensor.h && cp -r repo usr/share/stride");
}

static int remove_folder(void **state)
{
	(void)state;
	return run("cd / && rm -rf \"$OLDPWD\"");
}

/* --- where --- */

static void assert_beside(const char *program, const char *wanted)
{
	char full[256], path[256];
	struct error error = {""};

	snprintf(full, sizeof full, "%s/%s", folder, program);
	char *root = content_beside(full, &error);

	if (!wanted) {
		assert_null(root);
		assert_non_null(strstr(error.text, "set STRIDE_CONTENT"));
		return;
	}
	snprintf(path, sizeof path, "%s/%s", folder, wanted);
	if (!root)
		fail_msg("%s", error.text);
	assert_string_equal(root, path);
	free(root);
}

static void content_is_beside_the_program(void **state)
{
	(void)state;
	assert_beside("repo/build/stride", "repo");
	assert_beside("repo/build/san/stride", "repo");
	assert_beside("usr/bin/stride", "usr/share/stride");
	assert_beside("empty/stride", NULL);
}

static void the_environment_comes_first(void **state)
{
	struct content content = {0};
	struct error error = {""};

	(void)state;
	write_file("repo/exercises/catalog.json", CATALOG);
	setenv("STRIDE_CONTENT", "repo", 1);
	assert_int_equal(content_open(&content, &error), 0);
	char *kit = content_kit(&content), *of = content_folder(&content, "conv1d"),
	     *vectors = content_vectors(&content, "conv1d");

	assert_non_null(strstr(kit, "/repo/exercises/kit"));
	assert_non_null(strstr(of, "/repo/exercises/conv1d"));
	assert_non_null(strstr(vectors, "/repo/data/vectors/conv1d.json"));
	free(kit);
	free(of);
	free(vectors);
	content_release(&content);
	content_release(&content);
	setenv("STRIDE_CONTENT", "empty", 1);
	assert_int_equal(content_open(&content, &error), -1);
	assert_string_equal(
	    error.text, "STRIDE_CONTENT is empty, but there is no exercises/kit/tensor.h");
	content_release(&content);
	unsetenv("STRIDE_CONTENT");
}

/* --- one exercise --- */

static void assert_meant(const char *typed, const char *id)
{
	struct content content = {0};
	struct error error = {""};

	write_file("repo/exercises/catalog.json", CATALOG);
	assert_int_equal(content_open_at(&content, "repo", &error), 0);
	const char *found = content_exercise(&content, typed, &error);

	if (!found)
		fail_msg("%s", error.text);
	assert_string_equal(found, id);
	content_release(&content);
}

static void assert_not_meant(const char *typed, const char *words)
{
	struct content content = {0};
	struct error error = {""};

	write_file("repo/exercises/catalog.json", CATALOG);
	assert_int_equal(content_open_at(&content, "repo", &error), 0);
	assert_null(content_exercise(&content, typed, &error));
	assert_string_equal(error.text, words);
	content_release(&content);
}

static void an_exercise_is_named_in_many_ways(void **state)
{
	(void)state;
	assert_meant("conv1d-basic", "conv1d-basic");
	assert_meant("conv1d", "conv1d"); /* although another begins so */
	assert_meant("conv-", "conv-padding");
	assert_meant("n", "nn-conv1d");
	assert_meant("1", "conv1d-basic");
	assert_meant("3", "conv-padding");
	assert_meant("4", "nn-conv1d");
	assert_meant("04", "nn-conv1d");
}

static void what_is_unknown_is_said(void **state)
{
	(void)state;
	assert_not_meant("conv1d-bsaic", "there is no exercise \"conv1d-bsaic\"; did you mean "
					 "\"conv1d-basic\"?");
	assert_not_meant("xyz", "there is no exercise \"xyz\"; \"stride list\" shows them all");
	assert_not_meant("conv", "\"conv\" could be: conv1d-basic conv1d conv-padding");
	for (const char *const *typed = (const char *const[]){"", "0", "5", "99999999999999999999",
		 "-1", "1x", "../conv1d", NULL};
	     *typed; typed++) {
		struct error error = {""};
		struct content content = {0};

		assert_int_equal(content_open_at(&content, "repo", &error), 0);
		assert_null(content_exercise(&content, *typed, &error));
		assert_non_null(strstr(error.text, "there is no exercise"));
		content_release(&content);
	}
}

/* --- a catalog that is none --- */

static void assert_bad_catalog(const char *text, const char *words)
{
	struct content content = {0};
	struct error error = {""};

	write_file("repo/exercises/catalog.json", text);
	assert_int_equal(content_open_at(&content, "repo", &error), -1);
	if (!strstr(error.text, words) || !strstr(error.text, "repo/exercises/catalog.json"))
		fail_msg("\"%s\" does not say \"%s\"", error.text, words);
	assert_null(content.root);
	assert_null(content.tracks.list);
}

static void a_bad_catalog_is_said(void **state)
{
	(void)state;
	assert_bad_catalog("{", "the file ends in the middle");
	assert_bad_catalog("{}", "\"format\" must be 1");
	assert_bad_catalog("[]", "\"format\" must be 1");
	assert_bad_catalog("{\"format\":2,\"tracks\":[]}", "a higher one needs a newer Stride");
	assert_bad_catalog("{\"format\":1}", "\"tracks\" is missing");
	assert_bad_catalog("{\"format\":1,\"tracks\":[7]}", "a track needs");
	assert_bad_catalog(
	    "{\"format\":1,\"tracks\":[{\"id\":\"a\",\"title\":1,\"exercises\":[]}]}",
	    "a track needs");
	assert_bad_catalog(
	    "{\"format\":1,\"tracks\":[{\"id\":\"a\",\"title\":\"A\"}]}", "a track needs");
	for (const char *const *id = (const char *const[]){"1", "\"\"", "\"a/b\"", "\"..\"", NULL};
	     *id; id++) {
		char text[200];

		snprintf(text, sizeof text,
		    "{\"format\":1,\"tracks\":[{\"id\":\"a\",\"title\":\"A\",\"exercises\":[\"b\",%"
		    "s]}]}",
		    *id);
		assert_bad_catalog(text, "is not the id of one");
	}
	unlink("repo/exercises/catalog.json");
	struct content content = {0};
	struct error error = {""};

	assert_int_equal(content_open_at(&content, "repo", &error), -1);
	assert_non_null(strstr(error.text, "No such file"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(content_is_beside_the_program),
	    cmocka_unit_test(the_environment_comes_first),
	    cmocka_unit_test(an_exercise_is_named_in_many_ways),
	    cmocka_unit_test(what_is_unknown_is_said),
	    cmocka_unit_test(a_bad_catalog_is_said),
	};

	return cmocka_run_group_tests_name("content", tests, make_folder, remove_folder);
}
