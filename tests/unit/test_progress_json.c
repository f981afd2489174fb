/* Progress as JSON comes back as it was; whatever else is read is refused with a sentence. */
#include "src/store/progress_json.h"

#include "tests/unit/stored.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char UID[] = "0123456789abcdef0123456789abcdef";

/* Of the empty source. */
#define SHA256 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

#define CASE_JSON                                                                      \
	"{\"name\": \"first\", \"category\": \"basic\", \"verdict\": \"time-limit\", " \
	"\"time_ms\": 0.5}"

#define ATTEMPT_JSON                                                                            \
	"{\"uid\": \"0123456789abcdef0123456789abcdef\", \"exercise\": \"conv1d-basic\", "      \
	"\"exercise_version\": 1, \"kind\": \"check\", \"verdict\": \"time-limit\", "           \
	"\"score\": 1.5, \"max_score\": 10, \"stars\": 0, \"diagnosis\": null, "                \
	"\"started_at\": 1700000000000, \"took_ms\": 3.5, \"seed\": \"18446744073709551615\", " \
	"\"stride_version\": \"0.1.0\", \"sha256\": \"" SHA256                                  \
	"\", \"source\": \"\", \"cases\": [" CASE_JSON "]}"

#define EXERCISE_JSON                                                                  \
	"{\"exercise\": \"conv-padding\", \"opened_at\": 5, \"solution_seen_at\": 0, " \
	"\"hints_taken\": 2}"

static const char GOOD[] = "{\"schema\": \"stride/progress/v1\", \"current\": \"conv1d-basic\", "
			   "\"exercises\": [" EXERCISE_JSON "], \"attempts\": [" ATTEMPT_JSON "]}";

static struct error error;

static struct progress parse(const char *text)
{
	struct progress progress;

	if (progress_from_json(&progress, text, strlen(text), "input", &error) != 0)
		fail_msg("%s", error.text);
	return progress;
}

static void what_is_good_is_read(void **state)
{
	struct progress progress = parse(GOOD);
	const struct attempt *attempt = &progress.attempts.list[0];

	(void)state;
	assert_string_equal(progress.current, "conv1d-basic");
	assert_int_equal(progress.standings.count, 1);
	assert_string_equal(progress.standings.list[0].exercise, "conv-padding");
	assert_int_equal(progress.standings.list[0].hints_taken, 2);
	assert_true(progress.standings.list[0].opened_at == 5);
	assert_int_equal(progress.attempts.count, 1);
	assert_string_equal(attempt->uid, UID);
	assert_true(attempt->seed == UINT64_MAX);
	assert_int_equal(attempt->verdict, VERDICT_TIME_LIMIT);
	assert_null(attempt->diagnosis);
	assert_string_equal(attempt->cases[0].name, "first");
	progress_release(&progress);
}

/* One that holds every kind of value there is. */
static void what_is_written_is_read_again(void **state)
{
	char text[] = "int a; /* \"\\ \xc3\xa9 */\n", bytes[] = "\xff\0\n", mistake[] = "no-flip";
	char id[] = "conv1d-basic", other[] = "conv-padding";
	struct attempt attempts[3];
	struct standing standing = {.exercise = other,
	    .opened_at = 1700000000001,
	    .solution_seen_at = 1700000000002,
	    .hints_taken = 3};
	size_t length = 0, again = 0;

	(void)state;
	for (int i = 0; i < 3; i++) {
		attempts[i] = stored_attempt(i, id, (enum verdict)i);
		attempts[i].source = i == 0 ? text : i == 1 ? bytes : NULL;
		attempts[i].source_length = i == 0 ? strlen(text) : i == 1 ? sizeof bytes : 0;
		attempts[i].diagnosis = i == 1 ? mistake : NULL;
		attempts[i].seed = UINT64_MAX - (uint64_t)i;
		attempts[i].score = 10.0 / 3;
		snprintf(attempts[i].uid, sizeof attempts[i].uid, "%032d", i);
		hash_of(attempts[i].source ? attempts[i].source : "", attempts[i].source_length,
		    attempts[i].sha256);
	}
	const struct progress all = {{attempts, 3}, {&standing, 1}, id};
	char *json = progress_to_json(&all, &length);

	assert_non_null(json);
	struct progress back = parse(json);

	assert_memory_equal(back.attempts.list[0].source, text, strlen(text));
	assert_int_equal(back.attempts.list[1].source_length, sizeof bytes);
	assert_memory_equal(back.attempts.list[1].source, bytes, sizeof bytes);
	assert_null(back.attempts.list[2].source);
	assert_true(back.attempts.list[2].score == 10.0 / 3);
	char *json_again = progress_to_json(&back, &again);

	assert_non_null(json_again);
	assert_int_equal(length, again);
	assert_memory_equal(json, json_again, length);
	progress_release(&back);
	free(json);
	free(json_again);
}

/* --- what is refused --- */

static void assert_refused(const char *text, size_t length, const char *words)
{
	struct progress progress;

	if (progress_from_json(&progress, text, length, "input", &error) == 0)
		fail_msg("taken, and should be refused for \"%s\": %.300s", words, text);
	if (!strstr(error.text, words) || !strstr(error.text, "input"))
		fail_msg("\"%s\" should hold \"%s\"", error.text, words);
	assert_null(progress.attempts.list);
	assert_null(progress.standings.list);
	assert_null(progress.current);
}

/* In the good one this text is put in the place of that; the sentence must hold the words. */
static const struct spoiled {
	const char *old, *new, *words;
} SPOILED[] = {
    {"progress/v1", "progress/v2", "in another format, \"stride/progress/v2\""},
    {"stride/progress/v1", "stride/result/v1", "not progress that Stride has exported"},
    {"\"schema\"", "\"scheme\"", "not progress that Stride has exported"},
    {"\"current\": \"conv1d-basic\"", "\"current\": 7", "\"current\" is not a text"},
    {"\"current\": \"conv1d-basic\"", "\"current\": \"../x\"", "\"current\" is not the id"},
    {"\"attempts\": [", "\"attempt\": [", "\"attempts\" is not a list"},
    {"\"exercises\": [", "\"exercise\": [", "\"exercises\" is not a list"},
    {"\"cases\": [", "\"case\": [", "attempt 1: \"cases\" is not a list"},
    {"0123456789abcdef0123456789abcdef", "0123", "attempt 1: \"uid\""},
    {"0123456789abcdef0123456789abcdef", "0123456789ABCDEF0123456789abcdef",
	"attempt 1: \"uid\" is not 32 hexadecimal digits"},
    {"\"exercise\": \"conv1d-basic\"", "\"exercise\": \"\"", "attempt 1: \"exercise\""},
    {"\"exercise\": \"conv1d-basic\"", "\"exercise\": \"a/b/c\"", "attempt 1: \"exercise\""},
    {"\"exercise\": \"conv1d-basic\"", "\"exercise\": \"\\u001b[2J\"", "attempt 1: \"exercise\""},
    {"\"exercise\": \"conv-padding\"", "\"exercise\": \".\"", "exercise 1: \"exercise\""},
    {"\"exercise_version\": 1", "\"exercise_version\": 1.5", "attempt 1: \"exercise_version\""},
    {"\"exercise_version\": 1", "\"exercise_version\": -1", "attempt 1: \"exercise_version\""},
    {"\"kind\": \"check\"", "\"kind\": \"\\u0007\"", "attempt 1: \"kind\""},
    {"\"kind\": \"check\"", "\"kind\": null", "attempt 1: \"kind\""},
    {"\"verdict\": \"time-limit\", \"score\"", "\"verdict\": \"right\", \"score\"",
	"attempt 1: \"verdict\""},
    {"\"verdict\": \"time-limit\", \"time_ms\"", "\"verdict\": 3, \"time_ms\"",
	"attempt 1: \"verdict\""},
    {"\"score\": 1.5", "\"score\": 1e999", "attempt 1: \"score\""},
    {"\"score\": 1.5", "\"score\": -1", "attempt 1: \"score\""},
    {"\"score\": 1.5", "\"score\": \"1\"", "attempt 1: \"score\""},
    {"\"stars\": 0", "\"stars\": 4", "attempt 1: \"stars\""},
    {"\"diagnosis\": null", "\"diagnosis\": \"\"", "attempt 1: \"diagnosis\""},
    {"\"diagnosis\": null", "\"diagnosis\": []", "attempt 1: \"diagnosis\""},
    {"1700000000000", "0", "attempt 1: \"started_at\""},
    {"1700000000000", "-5", "attempt 1: \"started_at\""},
    {"1700000000000", "1e300", "attempt 1: \"started_at\""},
    {"\"took_ms\": 3.5", "\"took_ms\": -3.5", "attempt 1: \"took_ms\""},
    {"18446744073709551615", "18446744073709551616", "attempt 1: \"seed\""},
    {"18446744073709551615", "-1", "attempt 1: \"seed\""},
    {"18446744073709551615", "", "attempt 1: \"seed\""},
    {"e3b0c442", "e3b0c443", "attempt 1: the source is not that of \"sha256\""},
    {"e3b0c442", "e3b0c44", "attempt 1: \"sha256\""},
    {"\"source\": \"\"", "\"source\": \"x\"", "attempt 1: the source is not that of"},
    {"\"source\": \"\"", "\"source\": 1", "attempt 1: \"source\" is not a text"},
    {"\"source\": \"\"", "\"source_hex\": \"0\"", "attempt 1: \"source_hex\" ends in half"},
    {"\"source\": \"\"", "\"source_hex\": \"0g\"", "attempt 1: \"source_hex\" is not"},
    {"\"source\": \"\"", "\"source\": \"\\u0000\"", "\\u0000 in a text"},
    {"\"name\": \"first\"", "\"name\": \"\"", "attempt 1: a case has no name"},
    {"\"category\": \"basic\"", "\"category\": \"\\n\"", "attempt 1: a case has no category"},
    {"\"time_ms\": 0.5", "\"time_ms\": -1", "attempt 1: a case has no time"},
    {"\"opened_at\": 5", "\"opened_at\": 5.5", "exercise 1: \"opened_at\""},
    {"\"solution_seen_at\": 0", "\"solution_seen_at\": true", "exercise 1: \"solution_seen_at\""},
    {"\"hints_taken\": 2", "\"hints_taken\": 1e12", "exercise 1: \"hints_taken\""},
    {"\"hints_taken\": 2", "\"hints_taken\": -2", "exercise 1: \"hints_taken\""},
};

static void what_is_spoiled_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof SPOILED / sizeof *SPOILED; i++) {
		const struct spoiled *spoiled = &SPOILED[i];
		const char *at = strstr(GOOD, spoiled->old);
		char text[sizeof GOOD + 100];

		if (!at)
			fail_msg("the good one does not hold %s", spoiled->old);
		int length = snprintf(text, sizeof text, "%.*s%s%s", (int)(at - GOOD), GOOD,
		    spoiled->new, at + strlen(spoiled->old));

		assert_refused(text, (size_t)length, spoiled->words);
	}
}

/* Wherever it is cut: but for the brace that closes it all is needed. */
static void what_is_cut_is_refused(void **state)
{
	(void)state;
	for (size_t length = 0; length < sizeof GOOD - 1; length++)
		assert_refused(GOOD, length, "");
}

static void what_is_no_progress_at_all_is_refused(void **state)
{
	(void)state;
	assert_refused("[]", 2, "not progress");
	assert_refused("\x7f"
		       "ELF\0\1",
	    6, "not text");
	assert_refused("{\"schema\": \"stride/progress/v1\"}", 32, "\"current\"");
}

/* A few letters of JSON can ask for a lot of memory. */
static void what_would_fill_the_memory_is_refused(void **state)
{
	size_t length = 2U * (PROGRESS_VALUES_MAX + 2);
	char *text = malloc(length);

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < length; i++)
		text[i] = i % 2 ? ',' : '1';
	text[0] = '[';
	assert_refused(text, length, "larger than any progress");
	/* In a text commas are only letters. */
	text[0] = '"';
	text[length - 1] = '"';
	assert_refused(text, length, "not progress");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_good_is_read),
	    cmocka_unit_test(what_is_written_is_read_again),
	    cmocka_unit_test(what_is_spoiled_is_refused),
	    cmocka_unit_test(what_is_cut_is_refused),
	    cmocka_unit_test(what_is_no_progress_at_all_is_refused),
	    cmocka_unit_test(what_would_fill_the_memory_is_refused),
	};

	return cmocka_run_group_tests_name("progress_json", tests, NULL, NULL);
}
