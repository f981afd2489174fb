#include "grader/json.h"

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

static void assert_rejected(const char *text, size_t length, const char *words)
{
	struct error error = {""};

	assert_null(json_parse(text, length, "a.json", &error));
	if (!strstr(error.text, words))
		fail_msg("\"%s\" does not say \"%s\"", error.text, words);
}
#define assert_rejected(literal, words) assert_rejected(literal, sizeof(literal) - 1, words)

static void a_file_is_read(void **state)
{
	static const char text[] = "{\"caf\xc3\xa9\": [1, 2]}\n ";
	struct error error = {""};
	cJSON *root = json_parse(text, sizeof text - 1, "a.json", &error);

	(void)state;
	assert_non_null(root);
	assert_int_equal(cJSON_GetArraySize(root->child), 2);
	cJSON_Delete(root);
}

static void what_is_cut_is_said_with_its_line(void **state)
{
	(void)state;
	assert_rejected("{\n\"a\": [1,\n2", "a.json: line 3: the file ends in the middle");
	assert_rejected("{\n\"a\": \"tex", "a.json: line 2: the file ends in the middle");
	assert_rejected("", "a.json: line 1: the file ends in the middle");
	assert_rejected("[1, 2, 3", "was it cut?");
	assert_rejected("\"abc", "a.json: line 1: the file ends in the middle");
	assert_rejected(" \n\n", "the file ends in the middle");
}

/* Wherever this is cut, it is said, with the last line that holds anything. */
static void every_cut_is_said(void **state)
{
	static const char WHOLE[] = "{\n\"a\\\"b\": [-1.5e+3, 20, true,\n false, null, {}, []],"
				    "\n \"c\": {\"d\": \"\\u00e9\\\\\"}\n}";
	int line = 1, newlines = 0;

	(void)state;
	for (size_t length = 0; length < sizeof WHOLE - 1; length++) {
		char words[64], *cut = malloc(length + 1);
		struct error error = {""};

		assert_non_null(cut);
		memcpy(cut, WHOLE, length);
		snprintf(words, sizeof words, "line %d: the file ends in the middle", line);
		assert_null(json_parse(cut, length, "a.json", &error));
		if (!strstr(error.text, words))
			fail_msg("%.*s: \"%s\", not %s", (int)length, WHOLE, error.text, words);
		free(cut);
		newlines += WHOLE[length] == '\n';
		if (WHOLE[length] > ' ')
			line = newlines + 1;
	}
}

static void what_is_no_json_is_said_with_its_line(void **state)
{
	(void)state;
	assert_rejected("{\n\"a\": ,\n}\n\n\n", "a.json: line 2: this is not JSON");
	assert_rejected("{}\n{}\n", "a.json: line 2: something follows the end");
	assert_rejected("hello, world", "a.json: line 1: this is not JSON");
	assert_rejected("[1,\n2,\n]", "a.json: line 3: this is not JSON");
	assert_rejected("[[1,\n2,\n]", "a.json: line 3: this is not JSON");
	assert_rejected("{\"a\":\n[1,2}", "a.json: line 2: this is not JSON");
	assert_rejected("{\"a\":\n[1,2}\n\n", "a.json: line 2: this is not JSON");
	assert_rejected("[1 2", "this is not JSON");
	assert_rejected("[\"\\q\", [1", "this is not JSON");
	assert_rejected("[trap", "this is not JSON");
	assert_rejected("\n [} ", "a.json: line 2: this is not JSON");
}

static void binary_content_is_said_with_its_line(void **state)
{
	(void)state;
	assert_rejected("{}\n\x7f"
			"ELF\x02\x01\0\0",
	    "a.json: line 2: byte 0x00 is not text");
	assert_rejected("\"\xff\"", "byte 0xff is not text");
	assert_rejected("\"\xc3(\"", "byte 0xc3 is not text");
	assert_rejected("\"\xe2\x82", "byte 0xe2 is not text");
	assert_rejected("\"\xc0\xaf\"", "byte 0xc0 is not text");         /* a longer "/" */
	assert_rejected("\"\xed\xa0\x80\"", "byte 0xed is not text");     /* half of a pair */
	assert_rejected("\"\xf4\x90\x80\x80\"", "byte 0xf4 is not text"); /* beyond Unicode */
	assert_rejected("\"\xf8\x88\x80\x80\x80\"", "byte 0xf8 is not text");
}

static void deep_nesting_is_refused(void **state)
{
	static char deep[200000];
	struct error error = {""};

	(void)state;
	memset(deep, '[', sizeof deep);
	deep[0] = '\n';
	assert_null(json_parse(deep, sizeof deep, "a.json", &error));
	assert_string_equal(error.text, "a.json: line 2: brackets are nested too deeply");
	memset(deep, ' ', sizeof deep);
	memset(deep, '[', CJSON_NESTING_LIMIT);
	memset(deep + CJSON_NESTING_LIMIT, ']', CJSON_NESTING_LIMIT);
	cJSON *root = json_parse(deep, sizeof deep, "a.json", &error);

	assert_non_null(root);
	cJSON_Delete(root);
}

static void a_nul_in_a_text_is_refused(void **state)
{
	(void)state;
	assert_rejected("[1,\n\"a\\u0000b\"]", "a.json: line 2: \\u0000 in a text");
	assert_rejected("{\"\\\\\\u0000\": 1}", "\\u0000 in a text");

	static const char FINE[] = "[\"\\\\u0000\", \"\\u0001\"]";
	struct error error = {""};
	cJSON *root = json_parse(FINE, sizeof FINE - 1, "a.json", &error);

	assert_non_null(root);
	cJSON_Delete(root);
}

static void nothing_is_read_beyond_the_end(void **state)
{
	static const char *const CUT[] = {
	    "\"\xc3", "\"\xe2\x82", "\"\xf0\x9f\x98", "[1", "[\"\\", "[\"\\u00", "[tr", "[-"};

	(void)state;
	for (size_t i = 0; i < sizeof CUT / sizeof *CUT; i++) {
		struct error error = {""};
		size_t length = strlen(CUT[i]);
		char *exact = malloc(length); /* which the sanitizers watch */

		assert_non_null(exact);
		memcpy(exact, CUT[i], length);
		assert_null(json_parse(exact, length, "a.json", &error));
		free(exact);
	}
}

static void blanks_may_stand_in_front(void **state)
{
	static const char TEXT[] = " \t\r\n {\"a\": 1}";
	struct error error = {""};
	cJSON *root = json_parse(TEXT, sizeof TEXT - 1, "a.json", &error);

	(void)state;
	assert_non_null(root);
	cJSON_Delete(root);
}

/* --- files --- */

static char folder[] = "/tmp/stride-json-XXXXXX";

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int remove_folder(void **state)
{
	(void)state;
	return chdir("/") == 0 ? rmdir(folder) : -1;
}

static void assert_unreadable(const char *path, size_t limit, const char *words)
{
	struct error error = {""};

	assert_null(json_read(path, limit, &error));
	if (!strstr(error.text, words) || !strstr(error.text, path))
		fail_msg("\"%s\" does not say \"%s\"", error.text, words);
}

static void what_cannot_be_read_is_named(void **state)
{
	(void)state;
	assert_unreadable("none.json", 100, "No such file");
	assert_unreadable(".", 100, "not a regular file");
	assert_int_equal(mkfifo("pipe", 0600), 0);
	assert_unreadable("pipe", 100, "not a regular file"); /* and does not wait for a writer */
	unlink("pipe");
	assert_unreadable("/dev/zero", 100, "not a regular file");
}

static void what_is_too_large_is_not_read(void **state)
{
	FILE *file = fopen("large.json", "w");

	(void)state;
	assert_non_null(file);
	assert_int_equal(fputs("[1, 2]", file) < 0, 0);
	assert_int_equal(fclose(file), 0);
	assert_unreadable("large.json", 5, "6 bytes are more than the 5");

	struct error error = {""};
	cJSON *root = json_read("large.json", 6, &error);

	assert_non_null(root);
	cJSON_Delete(root);
	assert_int_equal(truncate("large.json", (off_t)1 << 40), 0);
	assert_unreadable("large.json", 1 << 20, "1099511627776 bytes are more");
	unlink("large.json");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_file_is_read),
	    cmocka_unit_test(what_is_cut_is_said_with_its_line),
	    cmocka_unit_test(what_is_no_json_is_said_with_its_line),
	    cmocka_unit_test(binary_content_is_said_with_its_line),
	    cmocka_unit_test(every_cut_is_said),
	    cmocka_unit_test(deep_nesting_is_refused),
	    cmocka_unit_test(a_nul_in_a_text_is_refused),
	    cmocka_unit_test(nothing_is_read_beyond_the_end),
	    cmocka_unit_test(blanks_may_stand_in_front),
	    cmocka_unit_test(what_cannot_be_read_is_named),
	    cmocka_unit_test(what_is_too_large_is_not_read),
	};

	return cmocka_run_group_tests_name("json", tests, make_folder, remove_folder);
}
