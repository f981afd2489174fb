/* What packs and the lists of their sums say of themselves, and what may not be said. */
#include "src/pack/pack.h"
#include "src/pack/record.h"
#include "src/pack/sums.h"
#include "src/store/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define TRACK "{\"id\":\"a\",\"title\":\"A\",\"exercises\":[\"one\",\"two\"]}"
#define HEAD "\"format\":1,\"name\":\"p\",\"version\":\"1.0-rc+1~x\",\"title\":\"P\""

static void a_pack_is_read(void **state)
{
	static const char TEXT[] = "{" HEAD ",\"tracks\":[" TRACK "],\"more\":1}";
	struct pack pack;
	struct error error = {""};

	(void)state;
	if (pack_parse(&pack, TEXT, strlen(TEXT), "pack.json", &error) != 0)
		fail_msg("%s", error.text);
	assert_string_equal(pack.name, "p");
	assert_string_equal(pack.version, "1.0-rc+1~x");
	assert_string_equal(tracks_numbered(&pack.tracks, 2), "two");
	assert_null(tracks_numbered(&pack.tracks, 3));
	assert_null(tracks_numbered(&pack.tracks, 0));
	pack_release(&pack);
	pack_release(&pack);
}

static void assert_refused(const char *text, const char *words)
{
	struct pack pack;
	struct error error = {""};

	assert_int_equal(pack_parse(&pack, text, strlen(text), "x/pack.json", &error), -1);
	if (!strstr(error.text, words) || !strstr(error.text, "x/pack.json"))
		fail_msg("\"%s\" does not say \"%s\"", error.text, words);
	assert_null(pack.name);
	assert_null(pack.tracks.list);
}

static void what_is_no_pack_is_said(void **state)
{
	static const char *const NAMES[] = {"", "..", "a/b", "A", "1a", "-a", "a b", "caf\xc3\xa9",
	    "a.b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
	static const char *const VERSIONS[] = {"", ".", "../1", "1/2", "-1", "1 2", "1\\n"};

	(void)state;
	assert_refused("{", "the file ends in the middle");
	assert_refused("[]", "\"format\" must be 1");
	assert_refused("{\"format\":2}", "a higher one needs a newer Stride");
	assert_refused("{\"format\":1}", "\"name\" is missing");
	assert_refused("{\"format\":1,\"name\":\"p\"}", "\"version\" is missing");
	assert_refused("{\"format\":1,\"name\":\"p\",\"version\":1}", "\"version\" is missing");
	assert_refused("{\"format\":1,\"name\":\"p\",\"version\":\"1\"}", "\"title\" is missing");
	assert_refused("{" HEAD "}", "\"tracks\" is missing");
	assert_refused("{" HEAD ",\"tracks\":[]}", "it has 0 exercises");
	assert_refused(
	    "{" HEAD ",\"tracks\":[" TRACK "," TRACK "]}", "the track \"a\" is there twice");
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
		char text[300];

		snprintf(text, sizeof text, "{\"format\":1,\"name\":\"%s\"}", NAMES[i]);
		assert_refused(text, "which is not a name");
		snprintf(text, sizeof text,
		    "{" HEAD ",\"tracks\":[{\"id\":\"%s\",\"title\":\"A\",\"exercises\":[\"a\"]}]}",
		    NAMES[i]);
		assert_refused(text, "the id of a track");
		snprintf(text, sizeof text,
		    "{" HEAD ",\"tracks\":[{\"id\":\"a\",\"title\":\"A\",\"exercises\":[\"%s\"]}]}",
		    NAMES[i]);
		assert_refused(text, "not the id of");
	}
	for (size_t i = 0; i < sizeof VERSIONS / sizeof *VERSIONS; i++) {
		char text[300];

		snprintf(text, sizeof text, "{\"format\":1,\"name\":\"p\",\"version\":\"%s\"}",
		    VERSIONS[i]);
		assert_refused(text, "which is not a version");
	}
}

static void texts_and_numbers_have_bounds(void **state)
{
	static char text[8192];

	(void)state;
	assert_refused("{\"format\":1,\"name\":\"p\",\"version\":\"1\",\"title\":\"a\\u001bb\"}",
	    "a short text that can be shown");
	assert_refused("{" HEAD ",\"tracks\":[{\"id\":\"a\",\"title\":\"\\u0007\",\"exercises\":"
		       "[\"a\"]}]}",
	    "the title of the track");
	assert_refused("{" HEAD ",\"tracks\":[{\"id\":\"a\",\"title\":\"A\",\"exercises\":[]}]}",
	    "has no exercise");
	assert_refused("{" HEAD
		       ",\"tracks\":[{\"id\":\"a\",\"title\":\"A\",\"exercises\":[\"x\",\"x\"]}]}",
	    "the exercise \"x\" is named twice");
	size_t length = (size_t)snprintf(text, sizeof text,
	    "{" HEAD ",\"tracks\":[{\"id\":\"a\",\"title\":\"A\",\"exercises\":[\"x\"");

	for (int i = 0; i < PACK_EXERCISES_MAX; i++)
		length += (size_t)snprintf(text + length, sizeof text - length, ",\"x%d\"", i);
	snprintf(text + length, sizeof text - length, "]}]}");
	assert_refused(text, "it has 201 exercises; 1 to 200 are possible");
}

/* --- sums ------------------------------------------------------------------------------------- */

#define SUM_A "0000000000000000000000000000000000000000000000000000000000000000"
#define SUM_B "1111111111111111111111111111111111111111111111111111111111111111"

static void assert_differ(const char *found, const char *listed, const char *words)
{
	struct sums here, there;
	struct error error = {""};

	assert_int_equal(sums_parse(&here, found, strlen(found), &error), 0);
	assert_int_equal(sums_parse(&there, listed, strlen(listed), &error), 0);
	assert_int_equal(sums_compare(&here, &there, &error), words ? -1 : 0);
	if (words && !strstr(error.text, words))
		fail_msg("\"%s\" does not say \"%s\"", error.text, words);
	sums_release(&here);
	sums_release(&there);
}

static void sums_are_compared(void **state)
{
	(void)state;
	assert_differ(SUM_A "  a\n" SUM_B "  b\n", SUM_B "  b\n" SUM_A "  a\n", NULL);
	assert_differ(SUM_A "  a\n", SUM_B "  a\n", "\"a\" is not the file");
	assert_differ(SUM_A "  a\n", SUM_A "  a\n" SUM_A "  b\n", "\"b\" is missing");
	assert_differ(SUM_A "  a\n" SUM_A "  b\n", SUM_A "  b\n", "\"a\" is not listed");
	assert_differ(SUM_A "  a\n", SUM_A "  a\n" SUM_A "  a\n", "\"a\" is missing");
	assert_differ("", "", NULL);
}

static void sums_that_are_none_are_refused(void **state)
{
	static const char *const TEXTS[] = {"x", "\n", SUM_A "\n", SUM_A "  \n", SUM_A " a\n",
	    SUM_A "  a", "0" SUM_A "  a\n", SUM_A " *a\n", SUM_A "  a\nx\n"};

	(void)state;
	for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
		struct sums sums;
		struct error error = {""};

		if (sums_parse(&sums, TEXTS[i], strlen(TEXTS[i]), &error) == 0)
			fail_msg("\"%s\" is taken", TEXTS[i]);
		assert_non_null(strstr(error.text, "SHA256SUMS"));
		sums_release(&sums);
	}
	struct sums sums;
	struct error error = {""};

	assert_int_equal(sums_parse(&sums, SUM_A "  a\0b\n", 64 + 6, &error), -1);
	sums_release(&sums);
}

/* --- ids -------------------------------------------------------------------------------------- */

static void an_id_has_one_slash_at_most(void **state)
{
	static const char *const RIGHT[] = {"a", "a/b", "two-words/of-it"};
	static const char *const WRONG[] = {
	    "", "/", "a/", "/a", "a//b", "a/b/c", "../a", "a/..", "a/.b", ".a/b", "a/b\n"};

	(void)state;
	for (size_t i = 0; i < sizeof RIGHT / sizeof *RIGHT; i++)
		assert_true(progress_is_id(RIGHT[i]));
	for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++)
		if (progress_is_id(WRONG[i]))
			fail_msg("\"%s\" is taken for an id", WRONG[i]);
}

/* --- where it is from ------------------------------------------------------------------------- */

static void no_secret_of_an_address_is_shown(void **state)
{
	static const char *const SHOWN[][2] = {
	    {"https://host/a/b.tar.zst", "https://host/a/b.tar.zst"},
	    {"https://me:word@host:8/a", "https://host:8/a"},
	    {"https://me:word@host", "https://host"},
	    {"https://me:w@rd@host/a?token=word#b", "https://host/a"},
	    {"https://host?to=a@word", "https://host"},
	    {"https://host/a@b", "https://host/a@b"},
	    {"https://", "https://"},
	    {"file:///a@b/c", "file:///a@b/c"},
	    {"/home/a://b@c?d", "/home/a://b@c?d"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof SHOWN / sizeof *SHOWN; i++) {
		char *shown = record_shown(SHOWN[i][0]);

		assert_non_null(shown);
		assert_string_equal(shown, SHOWN[i][1]);
		free(shown);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_pack_is_read),
	    cmocka_unit_test(what_is_no_pack_is_said),
	    cmocka_unit_test(texts_and_numbers_have_bounds),
	    cmocka_unit_test(sums_are_compared),
	    cmocka_unit_test(sums_that_are_none_are_refused),
	    cmocka_unit_test(an_id_has_one_slash_at_most),
	    cmocka_unit_test(no_secret_of_an_address_is_shown),
	};

	return cmocka_run_group_tests_name("pack", tests, NULL, NULL);
}
